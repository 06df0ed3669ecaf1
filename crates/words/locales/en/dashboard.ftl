### The home page: what is owed, what needs doing, what happened.

dashboard-title = Home
# $name (String) - the person's first name
dashboard-good-morning = Good morning, { $name }
# $name (String) - the person's first name
dashboard-good-afternoon = Good afternoon, { $name }
# $name (String) - the person's first name
dashboard-good-evening = Good evening, { $name }

## The line under the greeting: the situation in a sentence
dashboard-situation-nothing-due = You have no bills to pay.
# $date (String) - the due date, written long without the year
dashboard-situation-one-due = You have one bill, due { $date }.
# $count (Number) - open bills
# $date (String) - the earliest due date, written long without the year
dashboard-situation-bills-due = { $count ->
    [one] You have { $count } bill, due { $date }.
   *[other] You have { $count } bills, the first due { $date }.
}
# $count (Number) - overdue bills
# $date (String) - the date since which the oldest is due, written long without the year
dashboard-situation-overdue = { $count ->
    [one] You have { $count } overdue bill. It was due { $date }.
   *[other] You have { $count } overdue bills, the oldest due since { $date }.
}
# $amount (String) - written money on its way
dashboard-situation-in-progress = A payment of { $amount } is in progress. There is nothing more to do.

## The balance
dashboard-balance = Balance
dashboard-you-owe = You owe
dashboard-paid-up = You're all paid up
dashboard-credit = You have a credit of
# $amount (String) - written money on its way
dashboard-includes-in-progress = A payment of { $amount } is in progress.
# $amount (String) - written money
dashboard-pay = Pay { $amount }
dashboard-pay-ahead = Pay ahead
dashboard-pay-another-amount = Pay another amount
dashboard-no-method = No payment method saved yet
dashboard-ruler-issued = Issued
dashboard-ruler-today = Today
dashboard-ruler-due = Due
# $issued (String) - date
# $due (String) - date
# $relative (String) - how far the due date is away
dashboard-ruler-description = Issued { $issued }, due { $due }. { $relative }.

## The chart of past bills
dashboard-chart-title = Your bills
# $average (String) - written money
dashboard-chart-average = Average { $average }
# $first (String) - month and year
# $last (String) - month and year
dashboard-chart-heading = Bills, { $first } to { $last }
# $lowest (String) - written money
# $lowest_month (String) - month and year
# $highest (String) - written money
# $highest_month (String) - month and year
dashboard-chart-description = Lowest { $lowest } in { $lowest_month }, highest { $highest } in { $highest_month }.
# $month (String) - month and year
# $amount (String) - written money
# $status (String) - open, paid and so on
dashboard-chart-bar = { $month }: { $amount }, { $status }
# $count (Number) - how many bills were issued in the month
dashboard-chart-bills = { $count ->
    [one] { $count } bill
   *[other] { $count } bills
}
dashboard-chart-table = Show the numbers as a table
dashboard-chart-month = Month
dashboard-chart-empty = Your bills will be drawn here, month by month, once there are two.
dashboard-all-invoices = All invoices

## Services
dashboard-services = Services
# $count (Number) - how many services
dashboard-service-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
dashboard-service-active = Active
dashboard-service-planned-work = Planned work
dashboard-service-interrupted = Interrupted
dashboard-service-suspended = Suspended
dashboard-service-ended = Ended
dashboard-service-electricity = Electricity
dashboard-service-water = Water
dashboard-service-gas = Gas
dashboard-service-internet = Internet
dashboard-service-telephone = Telephone
dashboard-service-equipment = Equipment
dashboard-service-solar-export = Solar export
dashboard-service-mobile = Mobile
dashboard-service-other = Service
# $number (String) - the number on the meter
dashboard-service-meter = Meter { $number }
# $number (String) - the number of the device or line
dashboard-service-device = Number { $number }
# $value (String) - the register's value with its unit
# $date (String) - date
dashboard-service-reading = Last reading { $value } on { $date }
dashboard-service-estimated = estimated
dashboard-service-no-reading = No readings yet
dashboard-services-empty = There are no services on this account.
# $count (Number) - how many services are not shown
dashboard-services-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

## Recent activity
dashboard-activity = Recent activity
# $month (String) - month and year
dashboard-activity-bill = Bill for { $month }
# $number (String) - the invoice's number
dashboard-activity-invoice = Invoice { $number }
dashboard-activity-payment-received = Payment received
dashboard-activity-payment-in-progress = Payment in progress
dashboard-activity-payment-failed = Payment failed
dashboard-activity-payment-returned = Payment returned by the bank
dashboard-activity-payment-refunded = Payment refunded
dashboard-activity-payment-refunded-in-part = Payment refunded in part
dashboard-activity-payment-disputed = Payment in dispute
dashboard-activity-payment-returned-in-part = Payment returned in part
dashboard-activity-credit = Credit
dashboard-activity-adjustment = Adjustment
dashboard-activity-paid-with = Paid with
dashboard-activity-receipt = Receipt
dashboard-activity-empty = Bills and payments will be listed here.
dashboard-no-account = There is no billing account on your login yet. Please call us to have it added.
