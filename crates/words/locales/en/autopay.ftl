### AutoPay: turning it on, what it debits and when, stopping it, and its authorization.

autopay-title = AutoPay
autopay-explained = Bills are paid automatically on the day you choose. We write to you before each debit.
# $number (String) - the account's number
autopay-title-of = AutoPay for account { $number }
autopay-turn-on = Turn on AutoPay
# $number (String) - the account's number
autopay-turn-on-for = Turn on AutoPay for account { $number }
autopay-on = On
autopay-off = Off
autopay-paused = Paused
autopay-stopped = Stopped
autopay-no-account = There is no billing account on your login, so there is nothing to pay automatically.

## How it stands
# $amount (String) - written money
# $date (String) - the day of the debit
# $method (String) - such as Visa ending in 4242
autopay-next = Next debit: { $amount } on { $date } with { $method }
autopay-waits = No debit is planned. AutoPay waits for the next bill.
autopay-off-explained = Bills on this account are yours to pay.
autopay-paused-explained = Its payment method can't be used any more. Nothing is debited until you choose another one.
autopay-set-up-by = Set up by
autopay-when = When
autopay-method = Payment method
autopay-backup = Backup method
autopay-limit = Limit
autopay-no-limit = None
# $amount (String) - written money
autopay-asks-above = Asks you above { $amount }
# $date (String) - the day of the debit, written short
autopay-slab-next = AutoPay pays on { $date }
autopay-slab-on = AutoPay is on
autopay-slab-paused = AutoPay is paused

## When bills are debited
autopay-timing-due-date = On the due date
# $days (Number) - how many days
autopay-timing-days-before = { $days ->
    [one] { $days } day before the due date
   *[other] { $days } days before the due date
}
# $day (String) - the day's number, 1 to 28
autopay-timing-day = On day { $day } of the month
# $day (String) - the day's number, 29 or 30
autopay-timing-late-day = On day { $day } of the month, or the last day of a shorter month
autopay-timing-last-day = On the last day of the month

## Debits to come, and those that were
autopay-upcoming = Debits to come
autopay-upcoming-empty = No debit is planned. The next bill will be.
autopay-about = Estimate
# $time (String) - a time of day
autopay-until = Until { $time } on its day you can skip a debit, change AutoPay or stop it. The amount is read again that day: what you pay yourself before is not debited.
autopay-skip = Skip
# $date (String) - the day of the debit
autopay-skip-described = Skip the debit of { $date }
autopay-past = Past debits
autopay-past-empty = Nothing has been debited yet.
autopay-status-paid = Paid
autopay-status-charging = In progress
# $date (String) - the day of the next try
autopay-status-again = Tries again { $date }
autopay-status-nothing-due = Nothing was due
autopay-status-skipped = Skipped
autopay-status-returned = Returned by the bank
autopay-status-failed = Failed
autopay-status-ended = Not debited
autopay-asked-above-cap = Above your limit
autopay-asked-above-limit = More than may be paid
autopay-asked-too-late = Too late
autopay-asked-paused = AutoPay was paused
autopay-asked-refused = Not accepted
autopay-asked-needs-payer = Needs your confirmation
autopay-asked-declined = Declined

## Stopping, and the authorization that was given
autopay-change = Change AutoPay
autopay-stop = Stop AutoPay
autopay-stop-explained = Nothing more is debited, and open bills are yours to pay again. A payment that is in progress goes on.
autopay-authorizations = Authorization
# $time (String) - written date and time
# $address (String) - the network address
autopay-authorized = Agreed to { $time } from { $address }
# $time (String) - written date and time
# $until (String) - written date and time
autopay-authorized-until = Agreed to { $time }, in force until { $until }
autopay-download = Download
# $time (String) - written date and time
autopay-download-described = Download the authorization of { $time }

## Choosing
# $number (String) - the account's number
autopay-new-explained = For account { $number }. You see everything once more, with the authorization, before anything changes.
autopay-backup-hint = Used when the first one can't be debited or is declined.
autopay-backup-none = No backup
autopay-timing-title = When should bills be paid?
autopay-due-date-hint = Your money stays with you until the last day.
autopay-days-before = Some days before the due date
autopay-days-before-hint = For a bank account, whose debits take a few days.
autopay-days = Days before
# $most (String) - the largest number
autopay-days-wrong = Enter a number of days from 1 to { $most }.
autopay-day-of-month = On a day of the month
autopay-day-of-month-hint = The last such day before a bill is due. A bill that comes too late for it waits for the next one.
autopay-day = Day of the month
autopay-day-wrong = Enter a day from 1 to 31.
autopay-cap = Ask me above
autopay-cap-hint = A higher amount is not debited: we ask you to pay it yourself.

autopay-use-method = Use for AutoPay
autopay-use-method-hint = It is saved, and you see the authorization of AutoPay before it begins.
autopay-uses-method = AutoPay pays with this method. Choose another one there first, or stop AutoPay.

## Agreeing
autopay-agree-title = Authorize AutoPay
autopay-agree-explained = Please check your choices and read the authorization. AutoPay begins when you agree.
# $amount (String) - written money
# $date (String) - the day, written long
autopay-first = The first debit is { $amount } on { $date }, unless you pay before.
autopay-first-none = Nothing is owed now. The next bill will be the first.
# $amount (String) - written money
autopay-first-above = The first debit would be above your limit: { $amount }. We will ask you to pay it yourself.
autopay-agree = I agree to this authorization for AutoPay.
autopay-agree-and-turn-on = Agree and turn on AutoPay
autopay-agree-and-change = Agree and save

## What has just happened
# $number (String) - the account's number
autopay-notice-enrolled = AutoPay is on for account { $number }.
# $number (String) - the account's number
autopay-notice-changed = AutoPay for account { $number } is changed.
autopay-notice-skipped = This debit is skipped. The bill is yours to pay.
autopay-notice-stopped = AutoPay is stopped. Nothing more is debited.

## The authorization. A change of a sentence is a new version: see autopay.rs
# $biller (String) - the biller's name
# $account (String) - the account's number
# $method (String) - such as Visa ending in 4242
autopay-terms-authorize = I authorize { $biller } to debit the bills of account { $account } automatically from this payment method: { $method }.
autopay-terms-due-date = Each bill is debited on its due date.
# $days (Number) - how many days
autopay-terms-days-before = { $days ->
    [one] Each bill is debited { $days } day before its due date.
   *[other] Each bill is debited { $days } days before its due date.
}
# $day (String) - the day's number
autopay-terms-day = Each bill is debited on day { $day } of a month, the last such day before it is due; in a shorter month, on its last day.
autopay-terms-amount = A debit takes what is still owed on that day of the bill and of anything past due, less credits and payments in progress, and never more than was announced to me.
# $cap (String) - written money
autopay-terms-cap = An amount above { $cap } is not debited. I am asked to pay it instead.
# $backup (String) - such as Visa ending in 4242
autopay-terms-backup = If this method can't be debited or is declined, this one may be debited instead: { $backup }.
# $days (String) - how many days
# $varying (String) - how many days where the amount varies
# $time (String) - a time of day
autopay-terms-notice = At least { $days } days before each debit I am told its amount, date and payment method by e-mail; { $varying } days before, where the law requires it because the amount differs from the debit before. Until { $time } on its day I can skip a debit or stop AutoPay.
autopay-terms-retries = A debit that fails for lack of money or for a passing fault may be tried again, at most three times in all. I am told at the first failure.
# $phone (String) - the biller's telephone number
autopay-terms-withdrawal = This authorization stays in force until I stop AutoPay on this site or by calling { $phone }, or remove the payment method. A debit that has begun is not affected.
