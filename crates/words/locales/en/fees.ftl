### Fees: what a payment costs besides its amount, said before it is taken and on the receipt.

## What it is called
fees-surcharge = Credit card surcharge
# $rate (String) - a percentage
fees-surcharge-at = Credit card surcharge ({ $rate })
fees-convenience = Convenience fee
fees-service = Service fee
# $rate (String) - a percentage
fees-service-at = Service fee ({ $rate })
# $name (String) - what the fee is called
# $amount (String) - written money
fees-line = { $name }: { $amount }
# $name (String) - what the fee is called
# $fee (String) - written money
fees-included = The amount includes: { $name }, { $fee }.

## On the pay page
# $name (String) - what the fee is called
# $fee (String) - written money
# $amount (String) - what is paid, written money
fees-line-on = { $name }: { $fee } on { $amount }
fees-free = Costs nothing extra.
# $rate (String) - a percentage
fees-new-card = Credit cards add a surcharge of up to { $rate }. Debit and prepaid cards cost nothing extra.

## On the review
# $fee (String) - written money
# $rate (String) - a percentage
# $amount (String) - what is paid, written money
# $biller (String) - the biller's name
fees-surcharge-explained = Paying with this credit card costs { $fee } more: { $rate } of { $amount }. { $biller } asks this for credit cards only, and no more than it costs to accept them. Debit and prepaid cards cost nothing extra.
# $biller (String) - the biller's name
# $fee (String) - written money
fees-convenience-explained = { $biller } asks a fee of { $fee } for paying here in this way, whatever the amount.
# $biller (String) - the biller's name
# $fee (String) - written money
fees-service-explained = { $biller } asks a service fee of { $fee } for this payment.
fees-choice = Nothing is charged unless you accept it. If you cancel, nothing is paid, and you see what else you can do.
# $total (String) - written money
fees-accept = Accept and Continue: pay { $total }

## Declined
fees-declined-title = Nothing was paid
# $fee (String) - written money
fees-declined = You did not accept the { $fee } that paying in this way costs extra, so no payment was made and nothing was charged.
fees-without = What costs nothing extra
fees-debit-card = A debit or prepaid card
fees-bank-account = A bank account
# $phone (String) - the biller's telephone number
fees-none-free = Every way to pay here has a fee. Call { $phone } to ask how you can pay without one.
fees-other-way = Choose another way to pay
fees-look-again = Look at the review again
fees-give-up = Don't pay now
