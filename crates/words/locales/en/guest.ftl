### Paying without signing in: finding the bill, paying it, and what comes afterwards.

guest-title = Pay without signing in
guest-situation = Copy the details from your bill. You don't need a login.
guest-have-login = Do you have a login?
# $minutes (Number) - how long a guest may take
guest-expired = { $minutes ->
    [one] For your safety, a bill stays open here for { $minutes } minute only. Please look it up again. If you had completed a payment, its receipt is in your e-mail.
   *[other] For your safety, a bill stays open here for { $minutes } minutes only. Please look it up again. If you had completed a payment, its receipt is in your e-mail.
}

## What was found, and how much of it to pay
guest-pay-title = Pay your bill
guest-bill-for = Bill for
# $initial (String) - how the customer's name begins
# $account (String) - the account's number, masked
guest-payee = { $initial }•••••, account { $account }
guest-invoices-hint = Tick the ones you want to pay.
guest-nothing-open-title = Nothing to pay
guest-nothing-open = What you found is paid, or a payment for it is on its way. Thank you.
guest-other-hint = It is credited to the account, where the oldest bill is paid first.
guest-to-account = Credited to the account
guest-receipt-to = Where do we send the receipt?
guest-email = E-mail
guest-email-hint = We write to you about this payment only.
guest-language = Language of our e-mails
guest-search-again = Look up another bill
guest-once = The card or bank account is used for this payment only. Afterwards we forget it.

## Afterwards
# $email (String) - the address that was typed
guest-letter-sent = We are e-mailing the receipt to { $email }.
guest-register-title = Register in half a minute
guest-register-explained = Next time you see all your bills, and pay with one click.
guest-register = Register now
guest-pay-another = Pay another bill
guest-gone = This payment was canceled or completed in another window. If it was completed, its receipt is in your e-mail.

## A link that leads to one bill
# $number (String) - the invoice's number
guest-link-title = Pay invoice { $number }
# $biller (String) - the biller's name
guest-link-situation = A bill from { $biller }. You don't need a login.
guest-link-open-amount = Still to pay
# $amount (String) - written money
guest-link-pay = Pay { $amount }
guest-link-paid-title = Already paid, thank you
# $number (String) - the invoice's number
guest-link-paid = Invoice { $number } is paid. There is nothing left to do.
guest-link-in-progress-title = A payment is on its way
# $number (String) - the invoice's number
guest-link-in-progress = A payment for invoice { $number } is in progress. Please don't pay again.
guest-link-gone-title = This link can no longer be used
guest-link-gone = It has expired or was taken back. You can look up your bill instead. You don't need a login.
