### Choosing a password: the rule, and what is wrong with what was typed.

passwords-title = Password
passwords-explained = Changing it signs you out everywhere else.
passwords-change = Change password
passwords-change-situation = You stay signed in here; every other device is signed out.
passwords-changed = Your password has been changed. All other devices have been signed out.
passwords-current = Current password
passwords-current-wrong = That isn't your current password.

## Forgotten
passwords-forgotten = Forgot your password?
passwords-reset-explained = We will e-mail you a link to choose a new one. Until you do, the old one stays as it is.
passwords-reset-ask = Send the link
passwords-reset-again = Ask for another link
passwords-reset-sent-title = Look in your inbox
# $minutes (Number) - how long a link is valid
passwords-reset-sent = { $minutes ->
    [one] If what you entered belongs to an account with us, a link is on its way. It is valid for { $minutes } minute.
   *[other] If what you entered belongs to an account with us, a link is on its way. It is valid for { $minutes } minutes.
}
passwords-reset-sent-hint = Nothing there? Look in your spam folder, or ask for another link.
passwords-choose = Choose a new password
# $username (String) - the username
passwords-choose-situation = For the username { $username }. You will be signed out on every device.
passwords-choose-submit = Save the new password
passwords-chosen = Your new password is saved. Sign in with it.
passwords-link-gone-title = This link no longer works

## The fields
passwords-new = New password
passwords-again = New password again
# $least (Number) - the fewest characters
passwords-rule-nist = At least { $least } characters; several words are easiest. Nothing common, and not your name.
# $least (Number) - the fewest characters
# $symbols (String) - the signs that count
passwords-rule-seed = At least { $least } characters, with an upper-case letter, a lower-case letter, a digit and one of { $symbols }

## As it is typed
passwords-strength = Strength
passwords-strength-weak = Too weak so far
passwords-strength-fair = Not quite enough yet
passwords-strength-good = Good
passwords-strength-strong = Strong

## Problems
# $least (Number) - the fewest characters
passwords-too-short = Use at least { $least } characters.
# $most (Number) - the most characters
passwords-too-long = Use at most { $most } characters.
passwords-no-upper-case = Add an upper-case letter.
passwords-no-lower-case = Add a lower-case letter.
passwords-no-digit = Add a digit.
# $symbols (String) - the signs that count
passwords-no-symbol = Add one of { $symbols }
passwords-too-common = This password is easy to guess. Use words that don't belong together.
passwords-about-the-person = This password is little more than a name. Use words that have nothing to do with you or us.
passwords-differ = The two passwords differ. Type the same one twice.
