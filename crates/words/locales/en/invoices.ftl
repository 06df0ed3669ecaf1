### The list of invoices, and one invoice.

invoices-title = Invoices
invoices-tabs = Invoices by status
invoices-tab-all = All
invoices-tab-open = Open
invoices-tab-in-progress = In progress
invoices-tab-paid = Paid
invoices-pages = Pages of invoices
invoices-tick = Choose
# $number (String) - the invoice's number
invoices-tick-one = Choose invoice { $number }
invoices-pay-ticked = Pay the ticked invoices
invoices-search = Search by invoice number
invoices-file = invoices

## The order of the list
invoices-order = Sort by
invoices-order-newest = Newest first
invoices-order-oldest = Oldest first
invoices-order-due-last = Due last
invoices-order-due-first = Due first
invoices-order-largest = Largest first
invoices-order-smallest = Smallest first

## A search
# $query (String) - what was searched for
invoices-search-results = Invoices matching “{ $query }”

## Columns
invoices-number = Invoice
invoices-issued = Issued
invoices-due = Due
invoices-period = Period
invoices-total = Total
invoices-open-amount = Still to pay
invoices-account = Account

## Status
invoices-status-open = Open
invoices-status-overdue = Overdue
invoices-status-in-progress = In progress
invoices-status-paid = Paid
invoices-status-credit-note = Credit note

## Nothing to list
invoices-empty-all = There are no invoices yet. The first one will be listed here.
invoices-empty-open = You have no open invoices.
invoices-empty-in-progress = No payments are in progress.
invoices-empty-paid = No invoices have been paid yet.
invoices-empty-filtered = No invoice of this kind was issued in those days.
# $query (String) - what was searched for
invoices-empty-search = No invoice matches “{ $query }”. Check the number on your bill.

## One invoice
# $number (String) - the invoice's number
invoices-one-title = Invoice { $number }
# $number (String) - the number of the credit note
invoices-credit-note-title = Credit note { $number }
# $date (String) - date
invoices-issued-on = Issued { $date }
# $date (String) - date
invoices-due-on = Due { $date }
# $date (String) - date
invoices-was-due-on = Was due { $date }
# $date (String) - date
invoices-paid-on = Paid { $date }
# $range (String) - a range of dates
invoices-period-of = Period { $range }
# $amount (String) - written money
invoices-pay-this = Pay { $amount }
invoices-pay-this-invoice = Pay this invoice
invoices-back = Back to invoices
invoices-download-pdf = Download PDF

## Its lines
invoices-lines = What you are paying for
# $quantity (String) - a written number, with its unit if it has one
# $price (String) - written money
invoices-quantity-times-price = { $quantity } × { $price }
# $group (String) - the heading of a group of lines
invoices-group-total = Total { $group }
invoices-other-charges = Other charges
invoices-subtotal = Subtotal
invoices-tax = Tax
# $rate (String) - a written percentage
invoices-tax-at = Tax at { $rate }
invoices-paid-amount = Paid
invoices-in-progress-amount = In progress
invoices-still-to-pay = Still to pay
invoices-no-lines = This invoice has no separate lines.

## Its payments
invoices-payments = Payments
invoices-payments-empty = No payments yet.
invoices-credited = Credit applied

## Statement figures
invoices-statement = Account summary
invoices-previous-balance = Previous balance
invoices-payments-received = Payments received
invoices-adjustments = Adjustments
invoices-carried-forward = Carried forward
invoices-current-charges = Current charges
invoices-current-balance = Current balance
