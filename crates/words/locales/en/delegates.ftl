### People who reach an account that is another's: inviting them, what they may do, what they did.

delegates-title = People with access
# $number (String) - the account's number
delegates-explained = Who reaches account { $number }, and what they may do.
delegates-list = People
# $name (String) - first and last name
delegates-name-you = { $name } (you)
# $date (String) - a date, written medium
delegates-since = since { $date }
delegates-invite = Invite somebody
delegates-who-did-what = See who did what
delegates-own-only = You see the holders of this account and yourself. Only a holder or somebody who manages it can invite others.
delegates-give-up = Give up your access

## What somebody may do
delegates-right-holder = Holder of the account
delegates-right-view = View only
delegates-right-pay = View and pay
# $limit (String) - written money
delegates-right-pay-at-once = View and pay, up to { $limit } at once
# $limit (String) - written money
delegates-right-pay-a-month = View and pay, up to { $limit } a month
# $payment (String) - written money, the limit of one payment
# $month (String) - written money, the limit of a month
delegates-right-pay-both = View and pay, up to { $payment } at once and { $month } a month
delegates-right-manage = Manage

## Inviting
delegates-new-title = Invite somebody
# $number (String) - the account's number
delegates-new-explained = We'll e-mail a link with which they reach account { $number }. It can be used once, within 14 days.
delegates-email = Their e-mail
delegates-email-hint = Whoever opens the link accepts the invitation, so send it to somebody you know.
delegates-rights = What may they do?
delegates-view-hint = See bills, usage and payments. Pay nothing.
delegates-pay-hint = See everything and pay, with payment methods of their own.
delegates-manage-hint = See everything, pay without limit, and invite others. They can't change a holder.
delegates-limit-at-once = At most, in one payment
delegates-limit-a-month = At most, in a calendar month
delegates-limit-hint = Leave it empty for no limit.
delegates-language = Language of the letter
delegates-send = Send the invitation
# $email (String) - the address that was invited
delegates-sent = An invitation is on its way to { $email }.

## Invitations that wait
delegates-waiting = Invitations that wait
# $date (String) - a date, written medium
delegates-valid-until = valid until { $date }
# $date (String) - a date, written medium
delegates-expired-on = expired on { $date }
delegates-send-again = Send again
# $email (String) - the address that was invited
delegates-send-again-to = Send again to { $email }
delegates-take-back = Take back
# $email (String) - the address that was invited
delegates-take-back-from = Take back the invitation to { $email }
# $email (String) - the address that was invited
delegates-taken-back = The invitation to { $email } can no longer be used.

## Changing rights
# $name (String) - first and last name
delegates-change-title = What { $name } may do
# $number (String) - the account's number
delegates-change-explained = It holds from their next step on account { $number }.
# $name (String) - first and last name
delegates-change-of = Change what { $name } may do
delegates-changed = Saved. It holds from now on.
delegates-withdraw-title = Take the access back
# $name (String) - first and last name
delegates-withdraw-explained = { $name } will no longer see this account or pay for it, also where they are signed in now. Payments already sent are not affected.
delegates-withdraw = Take it back
delegates-withdrawn = The access was taken back.

## Who did what
delegates-activity-title = Who did what
# $number (String) - the account's number
delegates-activity-explained = What people did on account { $number }, newest first.
delegates-activity-empty = Nobody has done anything here yet.
delegates-activity-pages = Pages of the activity
delegates-who = Who
delegates-what = What
delegates-did-sign-in = Signed in
# $amount (String) - written money
delegates-did-pay = Sent a payment of { $amount }
delegates-did-add-card = Added a card
delegates-did-add-bank = Added a bank account
delegates-did-turn-autopay-on = Turned on AutoPay
delegates-did-change-autopay = Changed AutoPay
delegates-did-skip-debit = Skipped a debit of AutoPay
delegates-did-stop-autopay = Stopped AutoPay
# $email (String) - the address that was invited
# $rights (String) - what they may do
delegates-did-invite = Invited { $email }: { $rights }
# $email (String) - the address that was invited
delegates-did-invite-again = Sent the invitation to { $email } again
# $email (String) - the address that was invited
delegates-did-take-back = Took back the invitation to { $email }
# $email (String) - the address that was invited
delegates-did-accept = Accepted the invitation sent to { $email }
# $person (String) - first and last name
# $rights (String) - what they may do
delegates-did-change = Changed what { $person } may do: { $rights }
# $person (String) - first and last name
delegates-did-withdraw = Took back the access of { $person }
delegates-did-leave = Gave up their own access
delegates-did-change-details = Changed the account details

## The page that a letter leads to
# $inviter (String) - first and last name
delegates-invited-title = { $inviter } invites you
# $biller (String) - the biller's name
delegates-invited-explained = to an account at { $biller }. Nothing happens until you accept.
delegates-invited-may = You may
delegates-invited-until = Valid until
# $name (String) - first and last name
delegates-signed-in-as = You are signed in as { $name }.
delegates-accept = Accept the invitation
delegates-other-login = Use another login
delegates-have-login = I have a login
delegates-new-login = Or make a new login
# $email (String) - the invited address
delegates-new-login-explained = Your e-mail will be { $email }.
delegates-username = Username
delegates-username-hint = Letters, digits, and the signs . _ - +
delegates-accept-new = Make the login and accept
delegates-gone-title = This invitation can't be used
# $number (String) - the account's number
delegates-accepted = Welcome. You now reach account { $number }.
