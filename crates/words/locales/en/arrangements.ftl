### Past-due debt paid in instalments.

## Choosing a plan
arrangements-title = Payment arrangement
arrangements-new-title = Pay what is past due in instalments
# $amount (String) - written money
# $number (String) - the account's number
arrangements-new-explained = { $amount } is past due on account { $number }. Pay part of it now and the rest in instalments. While you keep to it, we send no reminders about it.
arrangements-how-many = How many instalments?
# $count (Number) - how many instalments
arrangements-count = { $count ->
    [one] { $count } instalment
   *[other] { $count } instalments
}
# $amount (String) - written money
# $interval (String) - every month, every week
# $last (String) - a date, written long
arrangements-count-hint = about { $amount } { $interval }, the last one on { $last }
arrangements-down = Down payment, now
# $amount (String) - written money
arrangements-down-hint = At least { $amount }. The more you pay now, the smaller the instalments.
arrangements-how = How will you pay the instalments?
arrangements-automatic-hint = Charged on each date. We tell you before.
arrangements-by-hand = I pay each one myself
arrangements-by-hand-hint = We remind you before each date.
arrangements-every-week = every week
arrangements-every-two-weeks = every two weeks
arrangements-every-month = every month
arrangements-see = See the plan
arrangements-pay-all = Pay all of it now

## When there is none
arrangements-none = We don't offer instalments on these pages. Please call us if you can't pay.
# $least (String) - written money
arrangements-too-little = Instalments can be arranged when at least { $least } is past due on this account.
# $date (String) - a date, written long
arrangements-broken-before = An earlier arrangement was broken, so another one can be made from { $date } on. Please call us if you can't pay.

## Review
arrangements-review-title = Review your payment arrangement
arrangements-review-explained = The down payment comes next. Nothing is charged before you complete it.
arrangements-instalments = Instalments
arrangements-instalment = Instalment
arrangements-agree = Agree to this arrangement
arrangements-choose-again = Choose another plan

## The arrangement
arrangements-made = The arrangement is made. Now make the down payment.
arrangements-state-kept = Being kept
arrangements-state-completed = Completed
arrangements-state-broken = Broken
# $amount (String) - written money, still owed
# $next (String) - written money, the next instalment
# $date (String) - a date, written long
arrangements-situation = { $amount } is left. The next { $next } is due on { $date }.
arrangements-situation-completed = Everything is paid. Thank you.
# $amount (String) - written money
arrangements-situation-broken = An instalment was missed, so all of the remaining { $amount } is due now.
# $amount (String) - written money
# $debt (String) - written money
arrangements-progress = { $amount } of { $debt } paid
arrangements-paid = Paid
arrangements-paid-part = Paid in part
arrangements-due = Due today
arrangements-late = Late
arrangements-to-come = To come
# $amount (String) - written money
arrangements-pay-next = Pay { $amount }
# $method (String) - such as Visa ending in 4242
arrangements-charged-to = Charged to { $method }
arrangements-stop-debits = Stop the automatic charges
arrangements-stop-explained = If you stop them, the arrangement goes on and you pay each instalment yourself.
arrangements-debits-stopped = The automatic charges are stopped. Please pay each instalment yourself, by its date.
arrangements-offer = Pay in instalments
arrangements-offer-explained = Can't pay all of it now?
arrangements-see-yours = See your payment arrangement

## What is agreed to: a change of a sentence here is a new version (words/src/agreement.rs)
# $biller (String) - the biller's legal name
# $amount (String) - written money
# $number (String) - the account's number
arrangements-terms-debt = I owe { $biller } { $amount } that is past due on account { $number }, and will pay it on these dates:
# $date (String) - a date, written long
# $amount (String) - written money
arrangements-terms-instalment = { $date }: { $amount }
# $biller (String) - the biller's legal name
# $method (String) - such as Visa ending in 4242
# $phone (String) - the biller's telephone number
arrangements-terms-automatic = The first I pay at once. I authorize { $biller } to charge each of the others on its date to { $method }; if there isn't enough money, up to two times more. I can withdraw this on these pages or by calling { $phone }, and then pay each one myself.
arrangements-terms-by-hand = I pay each of them myself, by its date.
arrangements-terms-other-payments = A payment made another way counts towards the next instalment. I can pay everything early.
arrangements-terms-new-bills = New bills are not part of this and are due as they say.
# $days (Number) - how many days an instalment may be late
arrangements-terms-broken = { $days ->
    [one] If an instalment is more than { $days } day late, the arrangement is broken: the rest is due at once.
   *[other] If an instalment is more than { $days } days late, the arrangement is broken: the rest is due at once.
}
