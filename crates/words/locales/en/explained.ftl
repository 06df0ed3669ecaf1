### Why a bill differs from the one before it.

explained-title = Why this bill differs
# $amount (String) - written money
explained-more = { $amount } more than the bill before.
# $amount (String) - written money
explained-less = { $amount } less than the bill before.
explained-same = As much as the bill before.
# $date (String) - date
explained-before = The bill of { $date }
explained-now = This bill
# $what (String) - what was charged for, in the biller's words
# $now (Number) - days on this bill
# $before (Number) - days on the last one
explained-days = { $what }: { $now ->
    [one] { $now } day instead of { $before }
   *[other] { $now } days instead of { $before }
}
# $what (String) - what was charged for, in the biller's words
# $now (String) - a written quantity with its unit
# $before (String) - the same of the last bill
explained-used = { $what }: { $now } instead of { $before }
# $what (String) - what was charged for, in the biller's words
# $now (String) - a written price
# $unit (String) - the unit it is for, such as kWh
# $before (String) - the same of the last bill
explained-price = { $what }: { $now } for each { $unit } instead of { $before }
# $what (String) - what was charged for, in the biller's words
# $now (String) - a written price
# $before (String) - the same of the last bill
explained-price-each = { $what }: { $now } each instead of { $before }
# $what (String) - what was charged for, in the biller's words
# $now (String) - written money
# $before (String) - written money
explained-charge = { $what }: { $now } instead of { $before }
# $what (String) - what was charged for, in the biller's words
explained-new = { $what }: new on this bill
# $what (String) - what was charged for, in the biller's words
explained-gone = { $what }: not on this bill any more
explained-tax = Taxes
# $now (String) - written money
# $before (String) - written money
explained-carried = Carried over from earlier bills: { $now } instead of { $before }
explained-unlisted = Discounts and charges on the whole bill
# $count (Number) - how many
explained-others = { $count } smaller differences
