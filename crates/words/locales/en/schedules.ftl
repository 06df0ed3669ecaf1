### Payments of a later day: once, by a rule, and the calendar of every debit to come.

## The calendar
schedules-title = Scheduled payments
# $amount (String) - written money
# $date (String) - a date, written long
schedules-next = Next: { $amount } on { $date }.
schedules-none = Nothing is scheduled.
schedules-none-explained = Choose a later date when you pay, or have the same amount paid regularly.
schedules-none-in-month = Nothing is planned for this month.
# $count (Number) - how many debits
# $amount (String) - written money, all of them together
schedules-month-total = { $count ->
    [one] { $count } payment, { $amount }
   *[other] { $count } payments, { $amount }
}
schedules-later = Later
schedules-pay-later = Schedule a payment
schedules-pay-regularly = Pay regularly
schedules-what = What
schedules-date = Date
schedules-account = Account
schedules-method = Payment method
schedules-amount = Amount
schedules-action = Change or stop
schedules-open = Change or stop
schedules-by-hand = Paid by you
schedules-kind-autopay = AutoPay
schedules-kind-once = One payment
schedules-kind-repeat = Regular payment
schedules-kind-again = Another try
schedules-kind-down = Down payment
# $number (Number) - which instalment
# $count (Number) - how many there are
schedules-kind-instalment = Instalment { $number } of { $count }
schedules-earlier = Earlier
schedules-today = Today

## One of them
schedules-once-title = Scheduled payment
schedules-repeat-title = Regular payment
schedules-made = Your payment is scheduled. We'll e-mail you a confirmation.
schedules-changed = Your changes are saved.
schedules-canceled-notice = It was stopped. Nothing more will be charged.
schedules-canceled-last = It was stopped. The payment whose day is too close is still made; it is the last one.
schedules-skipped-notice = That payment is left out. The others stay as they are.
# $amount (String) - written money
# $date (String) - a date, written long
schedules-will-charge = We'll charge { $amount } on { $date }.
# $date (String) - a date, written long
schedules-will-retry = The last try failed. We'll try again on { $date }.
schedules-ended-done = All its payments have been made.
schedules-ended-canceled = It was stopped.
schedules-ended-nothing = There was nothing left to pay, so it ended by itself.
schedules-ended-stopped = It ended because it could not be charged any more.
schedules-when = When
schedules-how-much = Amount
# $amount (String) - written money
schedules-up-to = up to { $amount }
schedules-first-days = Next dates
# $date (String) - a date, written long
schedules-agreed-on = Agreed { $date }
schedules-agreement = What you agreed to
schedules-edit = Change
schedules-stop = Stop these payments
schedules-cancel = Cancel this payment
# $date (String) - a date, written long
schedules-skip = Leave out { $date }
schedules-back = All scheduled payments
schedules-history = What has happened
schedules-state-charged = Charged
schedules-state-failed = Not completed
schedules-state-skipped = Left out
schedules-state-late = Not charged: too late
schedules-state-nothing = Nothing to pay
schedules-state-refused = Not charged
schedules-state-planned = Planned
schedules-state-ended = Ended
schedules-see-payment = See the payment

## Paying regularly
schedules-new-title = Pay regularly
schedules-new-explained = The same amount, again and again. Unlike AutoPay it doesn't follow your bills: more than you owe is kept as a credit.
schedules-each = Amount of each payment
schedules-how-often = How often?
schedules-every-week = Every week
schedules-every-two-weeks = Every two weeks
schedules-every-month = Every month, on the same day
schedules-every-month-end = Every month, on its last day
schedules-first-on = First payment
schedules-first-on-hint = By the month: a month without that day is charged on its last.
schedules-until = Until when?
schedules-until-stopped = Until I stop it
schedules-until-stopped-hint = You can stop at any time.
schedules-until-date = Until a date
schedules-last-on = Last day
schedules-until-count = A number of times
schedules-times = How many payments
schedules-no-method = To pay on a later day you need a saved payment method.
schedules-add-card = Add a card
schedules-add-bank = Add a bank account
schedules-review-title = Review your regular payment
schedules-review-once-title = Review your scheduled payment
schedules-review-explained = Nothing is charged now.
# $amount (String) - written money
schedules-complete = Schedule payments of { $amount }
# $amount (String) - written money
# $date (String) - a date, written long
schedules-complete-once = Schedule { $amount } for { $date }
schedules-save-change = Agree and save

## The date on the pay page
schedules-pay-on = Payment date
# $latest (String) - a date, written long
schedules-pay-on-hint = Today, or a later day up to { $latest }.
# $date (String) - a date, written long
schedules-later-date = On { $date }

## Changing
schedules-edit-title = Change the payment
schedules-edit-explained = You'll see what you agree to before anything changes.

## Days, as sentence parts
# $date (String) - a date, written long
schedules-rule-week = every week, first on { $date }
# $date (String) - a date, written long
schedules-rule-two-weeks = every two weeks, first on { $date }
# $day (Number) - the day of the month
# $date (String) - a date, written long
schedules-rule-month = every month on day { $day }, first on { $date }
# $date (String) - a date, written long
schedules-rule-month-end = every month on its last day, first on { $date }
schedules-rule-until-stopped = until you stop it
# $date (String) - a date, written long
schedules-rule-until = until { $date }
# $count (Number) - how many payments
schedules-rule-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}

## What is agreed to: a change of a sentence here is a new version (words/src/agreement.rs)
schedules-terms-title = Your authorization
# $version (String) - the text's version
schedules-terms-version = Version { $version }
schedules-terms-accept = I have read this and agree to it.
# $biller (String) - the biller's legal name
# $amount (String) - written money
# $date (String) - a date, written long
# $method (String) - such as Visa ending in 4242
schedules-terms-once = I authorize { $biller } to charge { $amount } once, on { $date }, to { $method }.
# $biller (String) - the biller's legal name
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
# $rule (String) - such as every month on day 5, first on …
schedules-terms-repeat = I authorize { $biller } to charge { $amount } each time to { $method }: { $rule }.
# $days (Number) - how many days before
schedules-terms-notice = { $days ->
    [one] I am told by e-mail { $days } day before each charge.
   *[other] I am told by e-mail { $days } days before each charge.
}
schedules-terms-amount = No more than this is ever charged. If I chose bills to pay, only what is still open of them on the day is charged; an amount that I typed stays as it is.
schedules-terms-cut-off = I can change or stop a charge until the day before it.
# $days (Number) - how many days before
schedules-terms-cut-off-days = { $days ->
    [one] I can change or stop a charge until more than { $days } day before it.
   *[other] I can change or stop a charge until more than { $days } days before it.
}
# $phone (String) - the biller's telephone number
schedules-terms-failure = If there isn't enough money, the charge may be tried again up to two times. I can withdraw this authorization on these pages or by calling { $phone }.

## Why a day was not charged
schedules-reason-method = The payment method can't be used any more. Add another one and schedule the payment again.
schedules-reason-limit = It was more than you may pay on this account. Schedule a smaller amount, or ask whoever holds the account.
schedules-reason-access = You no longer have the right to pay on this account.
schedules-reason-fee = It would have cost another fee than you agreed to. Pay it now to see the fee first.
