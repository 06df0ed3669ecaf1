### Signing in and out.

sign-in-welcome = Welcome
# $biller (String) - the biller's name
sign-in-welcome-to = Welcome to { $biller }
sign-in-purpose = See your bills and pay them.
sign-in-title = Sign in
sign-in-login = Username or e-mail
sign-in-password = Password
sign-in-submit = Sign in
sign-in-or = or
sign-in-session-expired = Your session has expired. Please sign in again.
sign-in-signed-out = You have signed out.

## A code instead of a password
sign-in-by-code = E-mail me a code
sign-in-by-code-title = Sign in with a code
sign-in-by-code-explained = We will e-mail you a 6-digit code. No password needed.
sign-in-email = E-mail
sign-in-send-code = Send the code
sign-in-by-password = Sign in with a password
sign-in-code-title = Enter your code
# $minutes (Number) - how long a code is valid
# $email (String) - the address as it was typed
sign-in-code-sent = { $minutes ->
    [one] If { $email } belongs to an account with us, a 6-digit code is on its way. It is valid for { $minutes } minute.
   *[other] If { $email } belongs to an account with us, a 6-digit code is on its way. It is valid for { $minutes } minutes.
}
sign-in-code = 6-digit code
sign-in-code-hint = Nothing there? Look in your spam folder, or ask for another code.
sign-in-code-submit = Sign in
sign-in-code-again = Send another code
sign-in-other-email = Use another e-mail
