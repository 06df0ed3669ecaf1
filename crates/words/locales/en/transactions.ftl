### The history of an account: bills, payments, what was given back.

transactions-title = Transactions
# $amount (String) - written money
transactions-owed = You owe { $amount }.
# $amount (String) - written money
transactions-credit = You have { $amount } in credit.
transactions-even = You owe nothing.
transactions-pay = Pay my bill
transactions-pages = Pages of transactions
transactions-part = Kind
transactions-file = transactions

## Parts of the list
transactions-part-all = Everything
transactions-part-bills = Bills
transactions-part-payments = Payments
transactions-part-given-back = Returned and refunded
transactions-part-adjustments = Adjustments
transactions-part-credit = Use of credit

## Columns
transactions-method = Payment method
transactions-comments = Comments
transactions-receipt = Receipt
transactions-receipt-number = Receipt number

## What happened
# $number (String) - the invoice's number
transactions-bill = Invoice { $number }
# $number (String) - the credit note's number
transactions-credit-note = Credit note { $number }
transactions-adjustment = Adjustment
transactions-payment = Payment received
transactions-return = Payment returned by the bank
transactions-refund = Refund
transactions-refund-undone = Refund that did not arrive
transactions-credit-used = Credit used
transactions-credit-taken-back = Credit taken back

## Comments
# $invoice (String) - an invoice's number
transactions-for-invoice = For invoice { $invoice }
# $invoice (String) - an invoice's number
# $count (String) - how many other invoices
transactions-for-invoices = For invoice { $invoice } and { $count } more
# $invoice (String) - an invoice's number
transactions-reopened = Invoice { $invoice } is owed again
# $invoice (String) - an invoice's number
# $count (String) - how many other invoices
transactions-reopened-several = Invoice { $invoice } and { $count } more are owed again
# $amount (String) - written money
transactions-kept = { $amount } kept as credit
# $amount (String) - written money
# $fee (String) - the fee's name
transactions-with-fee = plus { $amount }, { $fee }
# $amount (String) - written money
# $invoice (String) - an invoice's number
transactions-credit-to-invoice = { $amount } of your credit paid invoice { $invoice }; what you owe in all stays the same
# $amount (String) - written money
# $invoice (String) - an invoice's number
transactions-credit-from-invoice = { $amount } went from invoice { $invoice } back to your credit; what you owe in all stays the same
# $biller (String) - the biller's name
transactions-paid-directly = Paid to { $biller } directly

## Nothing to list
transactions-empty = Nothing has happened on this account yet. Bills and payments will be listed here.
transactions-empty-filtered = Nothing of that kind happened in those days.
