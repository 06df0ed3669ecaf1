### What goes back: refunds, returns and disputes of a payment.

## How a payment stands
refunds-status-refunded = Refunded
refunds-status-in-part = Refunded in part
refunds-status-returned-in-part = Returned in part
refunds-status-disputed = In dispute
refunds-title = Payment refunded
refunds-title-in-part = Payment refunded in part
refunds-title-returned-in-part = Payment returned in part
refunds-title-disputed = Payment in dispute
# $amount (String) - written money
refunds-explained = We gave back your payment of { $amount }. The bills that it had paid are owed again.
# $part (String) - written money that went back
# $amount (String) - written money of the payment
refunds-explained-in-part = We gave back { $part } of your payment of { $amount }.
# $part (String) - written money that went back
# $amount (String) - written money of the payment
refunds-explained-returned-in-part = Your bank took back { $part } of your payment of { $amount }. That part is owed again.
# $amount (String) - written money
refunds-explained-disputed = Your bank is looking into your payment of { $amount } because it was contested. Until it decides, the payment counts as received and you owe nothing more.

## What has gone back, line by line
refunds-list = Money back
# $date (String) - the date, written long
refunds-line-on-its-way = Refund of { $date }, on its way
# $date (String) - the date, written long
refunds-line-done = Refunded { $date }. Your bank may need up to 10 business days to show it.
# $date (String) - the date, written long
refunds-line-failed = Refund of { $date } didn't arrive, so the money is on your account again
refunds-line-returned = Taken back by your bank

## Why a bank took a payment back, and what to do next
refunds-returned-insufficient-funds = There wasn't enough money in the account. Make sure there is before you pay from it again, or use another method.
refunds-returned-account-closed = Your bank says the account is closed, so we don't offer it any more. Please pay with another method.
refunds-returned-no-account = Your bank couldn't find the account, so we don't offer it any more. Check the numbers and add it again, or use another method.
refunds-returned-not-authorized = Your bank says that you didn't authorize this debit, so we won't debit this account again. Please pay with another method, and call us if this was a mistake.
refunds-returned-restricted = Your bank has blocked debits from this account, so we don't offer it any more. Talk to your bank, or pay with another method.
refunds-returned-dispute = Your bank decided the dispute of this payment for you and gave the money back. If the bill is right, please pay it with another method; if it isn't, call us.
refunds-returned-other = Your bank gave no reason that helps. Please pay with another method, or call us.
