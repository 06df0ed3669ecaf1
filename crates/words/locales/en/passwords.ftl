### Choosing a password: the rule, and what is wrong with what was typed.

passwords-title = Password
passwords-explained = Changing it signs you out everywhere else.
passwords-change = Change password
passwords-change-situation = You stay signed in here; every other device is signed out.
passwords-changed = Your password has been changed. All other devices have been signed out.
passwords-current = Current password
passwords-current-wrong = That isn't your current password.
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
