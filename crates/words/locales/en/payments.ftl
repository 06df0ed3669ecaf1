### Paying: how much, with what, review, result.

## The steps
payments-steps = Steps of the payment
payments-step-amount = Amount
payments-step-method = Method
payments-step-review = Review
# $step (Number) - which step
# $steps (Number) - how many steps there are
payments-step-of = Step { $step } of { $steps }

## How much
payments-new-title = Make a payment
payments-how-much = How much do you want to pay?
payments-choice-due = Amount due
payments-choice-due-hint = What you owe, less what is in progress.
payments-choice-current-bill = Current billed amount
payments-choice-current-bill-hint = The total of your latest bill.
payments-choice-past-due = Past due amount
payments-choice-past-due-hint = Only what is overdue.
payments-choice-other = Other amount
payments-choice-other-hint = More than you owe is kept as a credit for your next bill.
payments-choice-invoices = Invoices I choose
payments-choice-invoices-hint = Tick the ones you want to pay. The review shows what will remain.
payments-choice-accounts = Several accounts
payments-choice-accounts-hint = One payment and one receipt for all that you tick.
payments-nothing-owed = You owe nothing right now.
payments-nothing-billed = You have no bill yet.
payments-nothing-past-due = Nothing is overdue.
payments-nothing-open = No invoice is open.
# $count (Number) - how many invoices are listed
payments-more-invoices = { $count ->
    [one] Only the oldest invoice is listed here. To choose others, tick them in your list of invoices.
   *[other] Only the { $count } oldest invoices are listed here. To choose others, tick them in your list of invoices.
}
payments-all-invoices = List of invoices
payments-amount = Amount to pay
# $what (String) - the invoice, or the account's name or number
payments-amount-for = Amount to pay for { $what }
payments-chosen-invoices = Chosen invoices
# $count (Number) - how many invoices are chosen
# $amount (String) - written money
payments-chosen-total = { $count ->
    [one] { $count } invoice, { $amount }
   *[other] { $count } invoices, { $amount }
}
# $number (String) - the invoice's number
payments-note-for = Why do you pay less for invoice { $number }?
# $paid (String) - written money
# $open (String) - written money
payments-note-hint = You pay { $paid } of { $open }. We keep your reason with the payment.
payments-applied-oldest-first = Your payment goes to the oldest bill first.
payments-nothing-due = You owe nothing right now. You can still pay ahead; it is kept as a credit.

## What will remain
# $amount (String) - written money
payments-remaining = After this payment you will still owe { $amount }.
payments-remaining-nothing = After this payment you will owe nothing.
# $amount (String) - written money
payments-remaining-credit = After this payment you will have a credit of { $amount } for your next bill.
# $amount (String) - written money
payments-in-progress-already = { $amount } is in progress already and is not counted here.
payments-beyond-limit = This is more than you may pay on this account now.
# $limit (String) - written money
payments-limit-at-once = You may pay up to { $limit } at once.
# $left (String) - written money
# $limit (String) - written money
payments-limit-month = You may still pay { $left } of { $limit } this month.

## With what
payments-method-title = How do you want to pay?
payments-method-saved = Saved payment methods
payments-method-none = You have no saved payment methods yet.
payments-method-card-hint = You type the numbers on the secure page of our payment service.
payments-method-bank-time = Bank payments usually take 2 to 5 business days.

## Review
payments-review-title = Review your payment
payments-review-explained = Nothing is charged until you complete the payment.
payments-account = Account
payments-date = Payment date
payments-today = Today
payments-method = Payment method
payments-review-amount = Payment amount
payments-invoices = Invoices
# $number (String) - the invoice's number
payments-invoice-line = Invoice { $number }
payments-unapplied-line = Credit for your next bill
payments-complete = Complete payment
# $amount (String) - written money
payments-complete-amount = Complete payment of { $amount }
payments-canceled = The payment was canceled. Nothing was charged.
## When what was reviewed is no longer so
payments-changed-title = Please look again
payments-changed = The payment is not as it was when you looked: what you owe has changed, or you changed the payment in another window. Nothing was charged.
payments-changed-reviewed = You looked at
payments-changed-now = Amount due now
payments-choose-again = Choose again
payments-gone-title = This payment is gone

## The result
payments-approved-title = Payment approved
payments-status-approved = Approved
payments-status-in-progress = In progress
payments-status-waiting = Waiting for you
payments-status-failed = Not completed
payments-status-canceled = Canceled
payments-status-returned = Returned
# $amount (String) - written money
payments-approved = Thank you. We received your payment of { $amount }.
payments-in-progress-title = Payment in progress
# $amount (String) - written money
payments-in-progress-card = Your payment of { $amount } is being confirmed. Please don't pay again. We'll show the result here and e-mail it to you.
# $amount (String) - written money
payments-in-progress-bank = Your payment of { $amount } is on its way. Bank payments usually take 2 to 5 business days. We'll e-mail you when it arrives.
payments-needs-confirmation-title = Confirm with your bank
payments-needs-confirmation = Your bank asks you to confirm this payment. Nothing has been charged yet. Continue to your bank's page; afterwards you come back here.
payments-needs-confirmation-continue = Continue to your bank
payments-failed-title = Payment not completed
payments-returned-title = Payment returned
# $amount (String) - written money
payments-returned = Your bank returned the payment of { $amount }. What it had paid is owed again.
# $date (String) - date and time
payments-approved-on = Received { $date }
# $date (String) - date and time
payments-begun-on = Submitted { $date }
payments-pay-again = Pay again
payments-canceled-title = Payment canceled
payments-canceled-explained = The payment was not confirmed, so it was canceled. Nothing was charged.
payments-try-another = Try another method
payments-confirmation-number = Confirmation number
payments-view-receipt = View receipt
payments-back-home = Back to home
payments-refresh = Check again
