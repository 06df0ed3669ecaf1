### What is owed, by how long it has been past due.

aging-title = Aging
aging-as-of = As of
aging-pages = Pages of open invoices
# $amount (String) - written money
# $past_due (String) - written money
aging-situation = You owe { $amount }, of which { $past_due } is past due.
# $amount (String) - written money
aging-situation-current = You owe { $amount }. Nothing is past due.
aging-situation-nothing = You owe nothing.
# $date (String) - the day that is looked at
# $amount (String) - written money
# $past_due (String) - written money
aging-situation-then = On { $date } you owed { $amount }, of which { $past_due } was past due.
# $date (String) - the day that is looked at
aging-situation-nothing-then = On { $date } you owed nothing.

## Buckets
aging-buckets = What is owed by days past due
aging-current = Current
aging-days-30 = 1–30 days
aging-days-60 = 31–60 days
aging-days-90 = 61–90 days
aging-over-90 = Over 90 days
aging-total = Total
# $amount (String) - written money
aging-credit = You also have { $amount } in credit, which pays your next invoice.
# $amount (String) - written money
aging-credit-then = You also had { $amount } in credit.
# $count (Number) - how many invoices
aging-count = { $count ->
    [one] { $count } invoice
   *[other] { $count } invoices
}

## The invoices
aging-invoices = Open invoices
aging-past-due = Past due
aging-open-then = Open then
# $days (Number) - days past due, one or more
aging-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
aging-not-due = Not yet
# $amount (String) - written money
aging-pay-all = Pay all: { $amount }
aging-only-today = Choose today's date to pay.
aging-instalments = Is this too much at once? You may be able to pay what is past due in instalments.
aging-empty = No invoice was open on that day.
