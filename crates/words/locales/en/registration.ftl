### Registering, adding accounts to a login, and the terms.

registration-title = Register
registration-situation = Have a bill at hand. We'll send a code to the e-mail address we have on file for you.
registration-ways = What do you have at hand?
registration-by-account = With your account number
registration-by-account-explained = And one detail that only you and we know.
registration-by-invoice = With an invoice
registration-by-invoice-explained = Look it up, and register the accounts you find.
registration-have-login = Do you have a login already?
registration-add-title = Add an account
registration-add-situation = You'll see it together with the accounts you have.

## By account
registration-account-number = Account number
registration-account-number-hint = As it is printed on your bill, such as CL1234.
registration-any-number = Account or customer number
registration-any-number-hint = As it is printed on your bill, such as CL1234.
registration-fact = One more detail
registration-fact-email = The e-mail address you gave us
registration-fact-invoice = A recent invoice
registration-fact-postal-code = The postal code of your billing address
registration-email = E-mail
registration-invoice-number = Invoice number
registration-amount = Amount
registration-postal-code = Postal code
registration-pin = Account PIN or password
registration-pin-hint = The one you give when you call us. It isn't the password of this portal.
registration-send-code = Get the code
registration-code-explained = If the details are right, we'll send a code to the e-mail address on file for the account.

## By invoice
registration-search = Search invoices
registration-search-explained = Copy the details from a bill.
registration-last-name-on-bill = Last name or company
registration-found-title = Invoices found
registration-found-explained = Tick what is yours. We'll send a code to the e-mail address on file for it.
registration-found-account = Account
registration-found-due = Due
# $initial (String) - how the customer's name begins
# $ending (String) - the last characters of the account's number
registration-found-line = { $initial }•••••, account •••{ $ending }
# $amount (String) - written money
# $due (String) - the due date, written
registration-found-tick = Register the invoice over { $amount }, due { $due }
registration-register-selected = Register selected invoices
registration-search-again = Search again

## The code; these never tell whether anything was right
# $minutes (Number) - how long a code is valid
registration-code-sent = { $minutes ->
    [one] If these details are right, we have sent a 6-digit code to the e-mail address on file. It is valid for { $minutes } minute.
   *[other] If these details are right, we have sent a 6-digit code to the e-mail address on file. It is valid for { $minutes } minutes.
}
registration-start-again = Start again
# $phone (String) - the biller's telephone number
registration-no-code = No code? The details may not match your bill, or we may have no e-mail address or an old one on file. Call us at { $phone } and we'll put it right.

## The login
registration-details-title = Choose your login
registration-details-situation = The code was right. One more step and you see your bills.
# $count (Number) - how many accounts
registration-accounts = { $count ->
    [one] Account
   *[other] Accounts
}
registration-email-on-file = E-mail on file
# $count (Number) - how many accounts were left out
registration-left-out = { $count ->
    [one] One account you ticked has another e-mail address on file and isn't included. You can add it afterwards in the same way.
   *[other] { $count } accounts you ticked have another e-mail address on file and aren't included. You can add them afterwards in the same way.
}
registration-username = Username
registration-username-hint = Letters, digits, dots and hyphens. You can also sign in with your e-mail address.
registration-complete = Complete registration
registration-welcome = Welcome! Your login is ready. We have sent you an e-mail to confirm it.
registration-has-login-title = You have a login already
registration-has-login = There is a login with this e-mail address. Sign in, and we'll add what you have just proved to be yours.
registration-finish-title = Add to your login
registration-finish-situation = The code was right. These will be added to your login:
# $count (Number) - how many accounts
registration-add = { $count ->
    [one] Add this account
   *[other] Add these accounts
}
registration-accounts-added = Added. You can switch between your accounts at any time.

## After a payment as a guest
registration-receipt-title = Register in half a minute
registration-receipt-situation = Choose a password and you're done. Next time you see all your bills and pay with one click.

## The terms
registration-terms = Terms and conditions
registration-terms-page = Open them on a page of their own
# $version (String) - such as 2026-11
# $date (String) - when they took effect, written long
registration-terms-since = Version { $version }, in effect since { $date }
registration-agree = I have read the terms and conditions and agree to them.
registration-new-terms-title = Our terms have changed
registration-new-terms-situation = Please read them and agree to them to go on.
registration-decline = Decline and sign out
registration-consents-title = What you agreed to
registration-consents-situation = Each text as it was when you agreed to it.
registration-consents-empty = You haven't agreed to anything yet.
registration-consents-terms = Terms and conditions
# $version (String) - such as 2026-11
# $time (String) - date and time, written
# $address (String) - a network address
registration-consents-given = Version { $version }, agreed to on { $time } from { $address }
registration-consents-download = Download
# $version (String) - such as 2026-11
registration-consents-download-described = Download the terms, version { $version }
