### What went wrong, what that means for one's money, and what to do.

## Signing in; these never tell whether somebody has an account
errors-wrong-credentials = The username or password isn't right. Please try again, or have a code e-mailed to you.
errors-wrong-code = That code isn't right or is no longer valid. Check the latest e-mail from us, or ask for another code.
errors-wrong-second-proof = That code isn't right, or has been used before. Wait for the next one in your app, or use a recovery code.
errors-wrong-passkey = That passkey didn't work here, or it took too long. Please try again, or sign in another way.
# $minutes (Number) - how long to wait
errors-too-many-tries = { $minutes ->
    [one] Too many tries. Please wait { $minutes } minute, then try again.
   *[other] Too many tries. Please wait { $minutes } minutes, then try again.
}
# $hours (Number) - how long to wait, more than two
errors-too-many-tries-today = { $hours ->
    [one] Too many tries. Please wait { $hours } hour, then try again, or call us.
   *[other] Too many tries. Please wait { $hours } hours, then try again, or call us.
}

## Fields left empty
errors-missing-login = Enter your username or e-mail.
errors-missing-username = Choose a username.
errors-missing-password = Enter your password.
errors-missing-account-number = Enter the account number as it is printed on your bill.
errors-missing-invoice-number = Enter the invoice number as it is printed on your bill.
errors-missing-pin = Enter the PIN or password of your account.
errors-missing-email = Enter an e-mail address, such as maria@example.com.
errors-missing-code = Enter the 6-digit code from our e-mail.
errors-missing-second-proof = Enter the 6-digit code from your app, or a recovery code.
errors-missing-amount = Enter the amount you want to pay.
errors-missing-nickname = Enter a nickname, so that you recognize this payment method later.
errors-missing-first-name = Enter the first name.
errors-missing-last-name = Enter the last name.
errors-missing-country = Choose the country.
errors-missing-postal-code = Enter the postal code.
errors-missing-street = Enter the street address.
errors-missing-city = Enter the city.
errors-missing-state = Choose the state or province.

## An address that its country doesn't know
errors-not-a-zip-code = A ZIP code has 5 digits, such as 10001, or 9, such as 10001-1234.
# $example (String) - a postal code of the country
errors-not-a-postal-code = That isn't a postal code of this country. Enter one such as { $example }.
errors-unknown-state = There is no such state in this country. Choose one from the list.

## Registering
errors-no-invoice-found = We found no invoice with these details. Check each of them against your bill.
errors-choose-invoices-to-register = Choose at least one invoice to register.
errors-registration-gone = This registration has expired or was completed in another window. Please start again.

## Amounts and choices
# $example (String) - an amount as people here write it
errors-not-an-amount = We can't read that amount. Enter it like this: { $example }.
errors-amount-zero = Enter an amount greater than zero.
# $limit (String) - written money
errors-amount-above = The most you can pay at once is { $limit }. Enter a smaller amount.
errors-nothing-to-pay = There is nothing to pay here. The invoice is paid already, or its payment is in progress.
errors-choose-invoices = Choose at least one invoice to pay.
errors-choose-accounts = Choose at least one account to pay.
# $number (String) - an invoice's number, or an account's
# $open (String) - written money
errors-above-open = On { $number } no more than { $open } is open. Enter that much or less.
errors-choose-method = Choose how you want to pay.
errors-method-unusable = This payment method can't be used any more. Choose another one, or add a new one.
errors-terms-not-accepted = Please agree to the terms to continue.
errors-method-in-use = A payment with it is in progress. You can remove it as soon as that is over; a bank debit takes 2 to 5 business days.

## Forms that came too late
errors-review-again = What you owe has changed since you looked. Nothing was charged. Please review the payment again.
errors-draft-gone = This payment was canceled or completed in another window. See your recent activity for how it ended.
errors-passkey-known = This passkey is in use already.
errors-sign-in-again = That took too long or too many tries. Please sign in again.
errors-authenticator-there = You have an authenticator app already. Remove it first if you want to use another one.
errors-reset-link-gone = This link can no longer be used. It works once, for 30 minutes, and only the newest one does. Ask for another one.
errors-setup-not-finished = No payment method was added, because the secure page was left or has expired. Nothing was charged. Please try again.

## AutoPay
errors-autopay-elsewhere = Somebody else has AutoPay on this account already. It has to be stopped before you can turn on yours.
errors-debit-begun = This debit has begun already, so it can't be skipped any more.

## Giving money back
errors-nothing-to-refund = There is nothing to refund: the payment was never received, or all of it has gone back already.
# $limit (String) - written money
errors-above-refundable = At most { $limit } of this payment can be refunded. Enter a smaller amount.
errors-payment-contested = The payer's bank holds this payment until the dispute is decided, so it can't be refunded now.

## A new login, and who reaches an account
errors-not-a-username = A username has 1 to 64 letters, digits, or the signs . _ - + and no spaces.
errors-username-taken = Somebody has this username already. Please choose another one.
errors-not-an-email = That isn't an e-mail address. Enter one such as maria@example.com.
errors-email-taken = There is a login for this e-mail address already. Sign in with it, then accept the invitation.
errors-email-unchanged = This is your e-mail address already. Enter the new one.
errors-invitation-gone = This invitation can no longer be used. It was accepted or taken back, or it is older than 14 days. Ask whoever invited you to send it again.
errors-already-reached = You have access to this account already, so there is nothing to accept. Whoever invited you can change what you may do.
errors-last-holder = You are the only holder of this account, so it can't be removed from your login. Call us to close it or hand it over.
# $limit (String) - written money
errors-above-payment-limit = You may pay up to { $limit } at once on this account. Nothing was charged. Choose a smaller amount.
# $limit (String) - written money
# $left (String) - written money
errors-above-month-limit = You may pay up to { $limit } a month on this account, and { $left } of it remain this month. Nothing was charged. Choose a smaller amount.
# $limit (String) - written money
errors-month-limit-reached = You may pay up to { $limit } a month on this account, and you have reached that. Nothing was charged. You can pay again next month.

## Declined by the bank: what happened, that nothing was charged, what to do
errors-declined-insufficient-funds = Your bank said there isn't enough money in the account. Nothing was charged. Try a smaller amount or another method.
errors-declined-call-bank = Your bank declined this card. Nothing was charged. Call the number on the back of the card, or try another method.
errors-declined-expired-card = This card has expired. Nothing was charged. Add the new card, or try another method.
errors-declined-security-code = The security code of the card isn't right. Nothing was charged. Add the card again with the code printed on it, or try another method.
errors-declined-number = Your bank doesn't recognize the details of this card. Nothing was charged. Check the number and the expiry date and add the card again, or try another method.
errors-declined-not-supported = This card can't be used for this kind of payment. Nothing was charged. Try another method.
errors-declined-too-often = This card has reached its limit for now. Nothing was charged. Try again tomorrow, or try another method.
errors-declined-authentication = Your bank couldn't confirm that it was you. Nothing was charged. Try again and confirm with your bank, or try another method.
errors-declined-temporary = Your bank couldn't process the payment just now. Nothing was charged. Try again in a few minutes, or try another method.
errors-declined-account-closed = The bank account is closed. Nothing was charged. Remove it and try another method.
errors-declined-no-account = The bank couldn't find this account. Nothing was charged. Check the routing and account numbers and add the account again, or try another method.
errors-declined-not-authorized = Your bank says debits from this account are not authorized. Nothing was charged. Talk to your bank, or try another method.
errors-declined-restricted = Your bank has blocked debits from this account. Nothing was charged. Talk to your bank, or try another method.
errors-declined-other = Your bank declined the payment and gave no reason. Nothing was charged. Talk to your bank, or try another method.

## The payment service
errors-processor-down-title = We couldn't reach the payment service
errors-processor-down = We couldn't reach the payment service. Nothing was charged. Please try again in a few minutes.
errors-outcome-unknown-title = We're still waiting for an answer
errors-outcome-unknown = We're still waiting for the payment service to confirm your payment. Please don't pay again. We'll show the result here and e-mail it to you.

## Pages
errors-not-found-title = Page not found
errors-not-found = There is nothing at this address. The link may be old, or the page may belong to another account.
errors-internal-title = Something went wrong on our side
errors-internal = We couldn't show this page. The fault has been recorded. If you were paying, check your recent activity before you try again.
# $reference (String) - what to tell the biller
errors-reference = If you call us about this, please mention { $reference }.
errors-busy-title = We're very busy
errors-busy = The site is busier than usual. Please try again in a minute. Nothing was changed.
errors-stale-form-title = This page was open too long
errors-stale-form = For your safety we didn't accept the form. Nothing was changed. Go back, reload the page and try again.
errors-forbidden-origin-title = This request came from another site
errors-forbidden-origin = For your safety we only accept forms sent from our own pages. Nothing was changed. Open the page here and try again.
errors-refused-title = That didn't work
errors-malformed-title = We couldn't read that
errors-malformed = Something in the request isn't as we expect it. Nothing was changed. Go to the home page and try again from there.

## Payments of a later day, and instalments
# $latest (String) - a date, written long
errors-date-too-late = The latest date is { $latest }. Choose an earlier one.
errors-date-too-soon = It is too late to plan a payment for that day. Choose a later day, or pay today.
errors-missing-date = Enter a date.
errors-ends-before-it-begins = The last day lies before the first payment. Choose a later one.
errors-cut-off-passed = It is too late to change or stop this payment. Call us if it must not be charged.
errors-no-arrangement = No instalments can be arranged for this account now.
errors-not-this-arrangement = These instalments aren't possible. Choose a higher down payment, or another number.
errors-missing-times = Enter how many payments there are to be, such as 12.
