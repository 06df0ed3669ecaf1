### E-mails: subjects and plain text. They carry no links to sign in, and no more than they must.

# $name (String) - the person's first name
mail-greeting = Hello { $name },
mail-greeting-nameless = Hello,
# $biller (String) - the biller's name
# $phone (String) - the biller's telephone number
mail-footer =
    { $biller }
    Questions? Call { $phone }.

## A code to sign in
# $biller (String) - the biller's name
mail-code-subject = Your { $biller } sign-in code
# $code (String) - the six digits
# $minutes (Number) - how long it is valid
mail-code-text =
    Your sign-in code is { $code }

    { $minutes ->
        [one] It is valid for { $minutes } minute and can be used once.
       *[other] It is valid for { $minutes } minutes and can be used once.
    } Nobody from our office will ever ask you for it.

    If you didn't ask for a code, you can ignore this e-mail.

## A link to choose a password
# $biller (String) - the biller's name
mail-reset-subject = Choose a new password for { $biller }
# $username (String) - the username
# $minutes (Number) - how long the link is valid
mail-reset-text =
    Somebody, most likely you, asked to choose a new password for the username { $username }.

    { $minutes ->
        [one] The link below is valid for { $minutes } minute and can be used once.
       *[other] The link below is valid for { $minutes } minutes and can be used once.
    }

    If you didn't ask for it, you can ignore this e-mail. Your password stays as it is.
mail-reset-link = Choose a new password

## A change to how one signs in
# $time (String) - written date and time
# $device (String) - such as Chrome on Android
mail-security-details =
    When: { $time }
    Device: { $device }
mail-security-not-you = If this was you, there is nothing to do. If it wasn't, choose a new password right away, which signs out every device, and call us.
mail-security-link = Choose a new password
mail-security-app-added-subject = An authenticator app has been added
mail-security-app-added = From now on, signing in asks for a code from your authenticator app as well.
mail-security-app-removed-subject = Your authenticator app has been removed
mail-security-app-removed = From now on, signing in no longer asks for a code from an app. The recovery codes are worth nothing any more.
mail-security-passkey-added-subject = A passkey has been added
mail-security-passkey-added = From now on, one can sign in to your account with a new passkey.
mail-security-passkey-removed-subject = A passkey has been removed
mail-security-passkey-removed = One of your passkeys can no longer be used to sign in.
mail-security-codes-renewed-subject = You have new recovery codes
mail-security-codes-renewed = New recovery codes have been made. The old ones are worth nothing any more.
mail-security-code-used-subject = A recovery code has been used
mail-security-code-used = One of your recovery codes has been used instead of a code from your app.
mail-security-password-subject = Your password has been changed
mail-security-password = The password of your account with us has been changed. Every other device has been signed out.

## Another e-mail address for a login
# $biller (String) - the biller's name
mail-email-code-subject = Your code to confirm this e-mail address for { $biller }
# $biller (String) - the biller's name
# $code (String) - the six digits
# $minutes (Number) - how long it is valid
mail-email-code-text =
    Somebody, most likely you, wants to use this e-mail address for a login at { $biller }. The code to confirm it is { $code }

    { $minutes ->
        [one] It is valid for { $minutes } minute and can be used once.
       *[other] It is valid for { $minutes } minutes and can be used once.
    } Nobody from our office will ever ask you for it.

    If this wasn't you, you can ignore this e-mail. Without the code nothing changes.
# $biller (String) - the biller's name
mail-email-wanted-subject = Your e-mail address at { $biller }
# $biller (String) - the biller's name
# $phone (String) - the biller's telephone number
mail-email-wanted-text =
    Somebody wanted to use this e-mail address for another login at { $biller }. Your login has it already, so that isn't possible.

    Nothing has changed, and you need do nothing. If it was you and you want to move the address from one login to the other, change it there first, or call us at { $phone }.
mail-email-changed-subject = Your e-mail address has been changed
# $biller (String) - the biller's name
# $masked (String) - what may be seen of the new address
mail-email-changed-text = The e-mail address of your login at { $biller } is now { $masked }. Our e-mails go there from now on. Every other device has been signed out, and codes and links sent to this address no longer work.
# $phone (String) - the biller's telephone number
mail-email-not-you = If this was you, there is nothing to do. If it wasn't, call us right away at { $phone }. We will stop whoever did it and give your login back to you.
# $biller (String) - the biller's name
mail-email-confirmed-subject = This is now your e-mail address for { $biller }
# $username (String) - the username
# $biller (String) - the biller's name
mail-email-confirmed-text = You have confirmed this e-mail address for the username { $username } at { $biller }. You can sign in with it, and our e-mails come here from now on. We have told your old address too.
mail-email-confirmed-link = See your account details

## A change of an account's details
mail-details-changed-subject = The details of your account have been changed
# $number (String) - the end of the account's number
# $changed (String) - what was changed, a line each
mail-details-changed-text =
    Somebody who may do so has changed details of the account { $number }:

    { $changed }

    For your safety we don't write here what they are now.
mail-details-name = Whom we ask for
mail-details-address = Postal address
mail-details-phone = Telephone
# $phone (String) - the biller's telephone number
mail-details-not-you = If you know of it, there is nothing to do. If you don't, call us right away at { $phone }.
mail-details-changed-link = See the account details

## Payment received
# $amount (String) - written money
mail-received-subject = We received your payment of { $amount }
# $amount (String) - written money
# $date (String) - the date it was received, written long
# $method (String) - such as Visa ending in 4242
# $account (String) - the account's number
# $confirmation (String) - the confirmation number
mail-received-text =
    Thank you. We received your payment.

    Amount: { $amount }
    Date: { $date }
    Payment method: { $method }
    Account: { $account }
    Confirmation number: { $confirmation }
mail-received-invoices = It was applied to:
# $number (String) - the invoice's number
# $amount (String) - written money
mail-received-invoice = Invoice { $number }: { $amount }
# $amount (String) - written money
mail-received-credit = Kept as a credit: { $amount }
mail-received-receipt = See your receipt

## Payment in progress
# $amount (String) - written money
mail-in-progress-subject = Your payment of { $amount } is in progress
# $amount (String) - written money
# $method (String) - such as Bank account ending in 7731
mail-in-progress-text =
    Your payment is on its way. Bank payments usually take 2 to 5 business days. We'll e-mail you when it arrives. Please don't pay again.

    Amount: { $amount }
    Payment method: { $method }
mail-in-progress-details = See your payment

## Payment failed
# $amount (String) - written money
mail-failed-subject = Your payment of { $amount } didn't go through
# $reason (String) - the sentences of the decline
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
mail-failed-text =
    Your payment didn't go through.

    { $reason }

    Amount: { $amount }
    Payment method: { $method }
mail-failed-pay = Pay another way

## Payment returned
# $amount (String) - written money
mail-returned-subject = Your bank returned your payment of { $amount }
# $date (String) - the date of the payment, written long
# $amount (String) - written money
# $method (String) - such as Bank account ending in 7731
mail-returned-text =
    Your bank returned the payment that you made on { $date }. What it had paid is owed again.

    Amount: { $amount }
    Payment method: { $method }
# $part (String) - written money that came back
mail-returned-part-subject = Your bank took back { $part } of your payment
# $date (String) - the date of the payment, written long
# $part (String) - written money that came back
# $amount (String) - written money of the payment
# $method (String) - such as Bank account ending in 7731
mail-returned-part-text =
    Your bank took back a part of the payment that you made on { $date }. That part is owed again.

    Taken back: { $part }
    Payment: { $amount }
    Payment method: { $method }
mail-returned-details = See what is owed

## Payment in dispute
# $amount (String) - written money
mail-disputed-subject = Your payment of { $amount } is in dispute
# $date (String) - the date of the payment, written long
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
mail-disputed-text =
    Your bank tells us that your payment of { $date } is contested, and looks into it. Until it decides, the payment counts as received and you owe nothing more. If you didn't mean to contest it, please tell your bank.

    Amount: { $amount }
    Payment method: { $method }
mail-disputed-details = See your payment

## Refunded
# $amount (String) - written money
mail-refunded-subject = We refunded { $amount }
# $date (String) - the date of the payment, written long
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
# $account (String) - the account's number
mail-refunded-text =
    We gave back money of the payment that you made on { $date }. Your bank may need up to 10 business days to show it.

    Amount: { $amount }
    To: { $method }
    Account: { $account }
mail-refunded-owed = What that money had paid is owed again, unless it was a credit.
mail-refunded-details = See the payment

## A refund that didn't arrive
# $amount (String) - written money
mail-refund-failed-subject = Your refund of { $amount } didn't arrive
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
# $phone (String) - the biller's telephone number
mail-refund-failed-text =
    We wanted to give back { $amount } to { $method }, and your bank couldn't take it. The money counts as paid on your account again.

    Please call us at { $phone }, so that we can find another way.
mail-refund-failed-details = See the payment

## AutoPay
# $number (String) - the account's number
mail-autopay-enrolled-subject = AutoPay is on for account { $number }
# $number (String) - the account's number
mail-autopay-changed-subject = AutoPay for account { $number } has been changed
# $number (String) - the account's number
# $method (String) - such as Visa ending in 4242
# $timing (String) - such as On the due date
mail-autopay-enrolled-text =
    Your bills are paid automatically from now on. We'll write to you before each debit.

    Account: { $number }
    Payment method: { $method }
    When: { $timing }
# $amount (String) - written money
# $date (String) - the day, written long
mail-autopay-first = The first debit is { $amount } on { $date }, unless you pay before.
mail-autopay-not-you = If you didn't ask for this, stop AutoPay and call us.
mail-autopay-link = See AutoPay
# $amount (String) - written money
# $date (String) - the day, written long without the year
mail-autopay-announced-subject = AutoPay: { $amount } on { $date }
# $amount (String) - written money
# $date (String) - the day, written long
# $method (String) - such as Visa ending in 4242
# $account (String) - the account's number
mail-autopay-announced-text =
    AutoPay will debit:

    Amount: { $amount }
    Date: { $date }
    Payment method: { $method }
    Account: { $account }
# $cap (String) - written money
mail-autopay-announced-above-cap = This is above your limit of { $cap }. If it still is on that day we won't debit it, and ask you to pay it yourself.
# $time (String) - a time of day
mail-autopay-announced-until = There is nothing to do. If you pay all or part of it before, only the rest is debited. Until { $time } on that day you can skip this debit or stop AutoPay.
mail-autopay-announced-link = Skip it, or change AutoPay
# $amount (String) - written money
mail-autopay-failed-subject = Your AutoPay payment of { $amount } didn't go through
# $reason (String) - the sentences of the decline
# $amount (String) - written money
# $account (String) - the account's number
mail-autopay-failed-text =
    { $reason }

    Amount: { $amount }
    Account: { $account }
# $date (String) - the day, written long
# $method (String) - such as Visa ending in 4242
mail-autopay-failed-next = AutoPay tries again on { $date } with { $method }. If you pay before then, it doesn't.
# $amount (String) - written money
# $number (String) - the account's number
mail-autopay-asked-subject = Please pay { $amount } for account { $number } yourself
# $amount (String) - written money
# $account (String) - the account's number
mail-autopay-asked-text =
    AutoPay did not debit this, so it is still owed:

    Amount: { $amount }
    Account: { $account }
mail-autopay-asked-above-cap = The amount is above the limit that you set.
mail-autopay-asked-above-limit = The amount is more than you may pay on this account.
mail-autopay-asked-too-late = It could not be debited on its day, and so much later we don't do it without asking you.
mail-autopay-asked-paused = AutoPay is paused, because its payment method can't be used any more. Choose another one for the next bill.
mail-autopay-asked-refused = Our payment service did not accept the debit.
mail-autopay-asked-needs-payer = Your bank wants you to confirm this payment, and only you can do that.
# $reason (String) - the sentences of the decline
mail-autopay-asked-declined = { $reason } AutoPay doesn't try this payment again.
mail-autopay-asked-link = Pay now
# $number (String) - the account's number
mail-autopay-paused-subject = AutoPay is paused for account { $number }
mail-autopay-paused-text = The payment method of AutoPay can't be used any more. Nothing is debited until you choose another one, and bills that are due are yours to pay.
mail-autopay-paused-link = Choose another payment method
# $number (String) - the account's number
mail-autopay-stopped-subject = AutoPay is stopped for account { $number }
mail-autopay-stopped-by-payer = AutoPay has been stopped, by you or by somebody who manages the account.
mail-autopay-stopped-access-lost = You can no longer pay on this account, so AutoPay has been stopped.
mail-autopay-stopped-unauthorized = Your bank says that debits from your account are not authorized, so AutoPay has been stopped.
mail-autopay-stopped-text = Nothing more is debited. Bills that are open have to be paid in another way.

## To whoever paid without signing in
# $amount (String) - written money
mail-guest-to-account = Credited to the account: { $amount }
mail-guest-pay = Pay your bill
mail-guest-register-text = Next time you can see all your bills in one place. You need only choose a password.
mail-guest-register = Register in half a minute

## Registering
# $biller (String) - the biller's name
mail-registration-code-subject = Your { $biller } registration code
# $code (String) - the six digits
# $biller (String) - the biller's name
# $minutes (Number) - how long it is valid
mail-registration-code-text =
    Your registration code is { $code }

    Somebody, most likely you, wants to see your bills on the customer portal of { $biller } and has entered the details of your account.

    { $minutes ->
        [one] The code is valid for { $minutes } minute and can be used once.
       *[other] The code is valid for { $minutes } minutes and can be used once.
    } Nobody from our office will ever ask you for it.

    If it wasn't you, you can ignore this e-mail: nobody sees your account without the code.
# $biller (String) - the biller's name
mail-welcome-subject = Welcome to { $biller }
# $username (String) - what the new user chose
# $accounts (String) - the accounts' numbers, a line each
mail-welcome-text =
    Your login is ready. You can see your bills and pay them on our portal from now on.

    Username: { $username }

    Your login reaches:
    { $accounts }
mail-welcome-link = See your bills
# $biller (String) - the biller's name
mail-accounts-added-subject = { $biller }: an account was added to your login
# $accounts (String) - the accounts' numbers, a line each
# $phone (String) - the biller's telephone number
mail-accounts-added-text =
    Your login reaches from now on:
    { $accounts }

    If you didn't add this yourself, please call us at { $phone }.
# $biller (String) - the biller's name
mail-login-registered-subject = { $biller }: a login was registered for your account
# $accounts (String) - the accounts' numbers, a line each
# $name (String) - first and last name, as the new user gave them
# $phone (String) - the biller's telephone number
mail-login-registered-text =
    From now on one more login reaches:
    { $accounts }

    It was registered by { $name }, with a code that we sent to the e-mail address on file for this account.

    If you don't know about this, please call us at { $phone }.

## A card that expires
# $method (String) - such as Visa ending in 4242
mail-expiring-subject = Your { $method } expires soon
# $method (String) - such as Visa ending in 4242
# $date (String) - month and year
mail-expiring-text =
    Your { $method } is saved for your payments and expires at the end of { $date }.

    Once you have the new card, please add it on our portal and remove the old one, so that your payments go on without a break.
mail-expiring-link = Payment methods

## An invitation to somebody's account
# $inviter (String) - first and last name
# $biller (String) - the biller's name
mail-invitation-subject = { $inviter } invites you to an account at { $biller }
# $inviter (String) - first and last name
# $number (String) - the end of the account's number
# $biller (String) - the biller's name
# $rights (String) - what they may do
# $date (String) - the last day, written long
mail-invitation-text =
    { $inviter } invites you to account { $number } at { $biller }.

    What you may do: { $rights }

    The invitation is valid until { $date } and can be used once. Nothing happens until you accept it.

    If you don't know { $inviter }, you can ignore this e-mail.
mail-invitation-link = See the invitation

## An invitation was accepted
# $name (String) - first and last name of who accepted
# $number (String) - the account's number
mail-accepted-subject = { $name } now reaches account { $number }
# $name (String) - first and last name of who accepted
# $email (String) - the address that was invited
# $number (String) - the account's number
# $rights (String) - what they may do
mail-accepted-text =
    { $name } accepted the invitation that was sent to { $email }, and now reaches account { $number }.

    What they may do: { $rights }

    If that isn't whom you meant, take the access back.
mail-accepted-link = See who has access

## Payments of a later day
# $amount (String) - written money
# $date (String) - a date, written long
mail-schedule-made-subject = Your payment of { $amount } is scheduled for { $date }
# $amount (String) - written money
# $date (String) - a date, or every month on …, first on …
# $method (String) - such as Visa ending in 4242
# $account (String) - the account's number, or several
mail-schedule-made-text =
    This is what is scheduled:

    Amount: { $amount }
    When: { $date }
    Payment method: { $method }
    Account: { $account }

    If you chose bills, only what is still open of them on the day is charged.
mail-schedule-details = See or change it
# $amount (String) - written money
# $date (String) - a date, written long
mail-schedule-comes-up-subject = We'll charge { $amount } on { $date }
# $amount (String) - written money
# $date (String) - a date, written long
# $method (String) - such as Visa ending in 4242
mail-schedule-comes-up-text =
    Your next regular payment comes up.

    Amount: { $amount }
    Date: { $date }
    Payment method: { $method }

    You don't need to do anything. To change it, leave it out or stop, use the link below in time.
# $amount (String) - written money
mail-schedule-less-subject = Your scheduled payment was only { $amount }
# $planned (String) - written money
# $amount (String) - written money
mail-schedule-less-text =
    You scheduled a payment of { $planned }. Part of it had been paid another way, so we charged only { $amount }.
# $date (String) - a date, written long
mail-schedule-not-charged-subject = Your payment scheduled for { $date } was not charged
# $amount (String) - written money
mail-schedule-nothing-left = You scheduled a payment of { $amount }. The bills you chose are paid already, so nothing was charged. There is nothing to do.
# $amount (String) - written money
mail-schedule-late = You scheduled a payment of { $amount }. We could not charge it in time, and more than three days later we don't do so without asking. Nothing was charged. If you still want to pay, please do it now.
# $amount (String) - written money
# $reason (String) - why, and what to do
mail-schedule-refused =
    You scheduled a payment of { $amount }. Nothing was charged.

    { $reason }
mail-schedule-pay = Pay now
# $amount (String) - written money
mail-schedule-failed-subject = Your scheduled payment of { $amount } didn't go through
# $reason (String) - the sentences of the decline
# $amount (String) - written money
# $method (String) - such as Visa ending in 4242
mail-schedule-failed-text =
    Your scheduled payment didn't go through.

    { $reason }

    Amount: { $amount }
    Payment method: { $method }
# $date (String) - a date, written long
mail-schedule-again = We'll try again on { $date }. Please see that there is enough money by then, or pay another way; what you pay meanwhile is not charged again if it is for the bills you chose.
mail-schedule-not-again = We won't try again. Please pay another way.
mail-schedule-canceled-subject = Your scheduled payment was stopped
# $amount (String) - written money
mail-schedule-canceled-text = The scheduled payment of { $amount } was stopped. Nothing more will be charged for it.
# $amount (String) - written money
# $date (String) - a date, written long
mail-schedule-canceled-last = The regular payment of { $amount } was stopped. The one on { $date } is too close to be stopped; it is the last.

## Payment arrangements
mail-arrangement-made-subject = Your payment arrangement
# $amount (String) - written money
# $account (String) - the account's number
mail-arrangement-made-text = You arranged to pay { $amount } that is past due on account { $account } in these instalments:
# $date (String) - a date, written long
# $amount (String) - written money
mail-arrangement-instalment = { $date }: { $amount }
mail-arrangement-made-then = Please make the first payment now, if you haven't. While you keep to the arrangement, we send no reminders about these bills.
mail-arrangement-details = See the arrangement
# $amount (String) - written money
# $date (String) - a date, written long
mail-instalment-subject = Your instalment of { $amount } is due on { $date }
# $amount (String) - written money
# $date (String) - a date, written long
# $method (String) - such as Visa ending in 4242
mail-instalment-automatic = We'll charge { $amount } on { $date } to { $method }. You don't need to do anything.
# $amount (String) - written money
# $date (String) - a date, written long
mail-instalment-by-hand = Please pay { $amount } by { $date }, so that your payment arrangement stays in force.
mail-instalment-failed-subject = Your instalment was not charged
# $reason (String) - why
mail-instalment-failed-text =
    The instalment of your payment arrangement was not charged.

    { $reason }
mail-instalment-late = We could not charge it in time, and more than three days later we don't do so without asking.
# $date (String) - a date, written long
mail-instalment-again = We'll try again on { $date }. If you pay another way before, nothing is charged.
mail-instalment-pay = Please pay it yourself soon, so that the arrangement stays in force.
mail-arrangement-broken-subject = Your payment arrangement is broken
# $amount (String) - written money
mail-arrangement-broken-text = An instalment was missed, so the arrangement no longer holds. All of the remaining { $amount } is due now. Please pay it, or call us if you can't.
mail-arrangement-completed-subject = Your payment arrangement is completed
# $amount (String) - written money
mail-arrangement-completed-text = Thank you. All of the { $amount } is paid.
