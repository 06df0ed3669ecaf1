### Account details: the login's name, language and e-mail address; the account's address and telephone.

profile-title = Account details
profile-situation = Who you are, and where our letters and bills reach you.
profile-saved = Your changes have been saved.
profile-save = Save changes

## You
profile-you = You
profile-language = Language
profile-language-hint = Of these pages and of everything we send you.

## The e-mail address of the login
profile-email = E-mail address
profile-email-explained = You sign in with it, and our e-mails go there.
profile-email-change = Change e-mail address
# $email (String) - the address until now
profile-email-change-situation = So far it is { $email }. We will send a code to the new address, and tell the old one.
profile-email-new = New e-mail address
profile-email-send = Send the code
# $minutes (Number) - how long a code is valid
# $email (String) - the address that was typed
profile-email-sent = { $minutes ->
    [one] We have written to { $email }. If the address can be used, the letter has a 6-digit code, valid for { $minutes } minute.
   *[other] We have written to { $email }. If the address can be used, the letter has a 6-digit code, valid for { $minutes } minutes.
}
profile-email-confirm = Confirm the address
profile-email-other = Use another address
profile-email-changed = Your e-mail address has been changed. All other devices have been signed out.
profile-email-taken = There is a login with this e-mail address by now. Please use another one.

## The account
# $number (String) - the account's number
profile-account = Account { $number }
profile-account-explained = The customer this account belongs to. A change holds for all accounts of the same customer.
profile-account-change = Change account details
profile-account-looking = Only those who hold the account, or manage it, can change this.
profile-company = Company
profile-company-fixed = To change the company's name, please call us. Below is whom we ask for there.
profile-name = Name
profile-contact = Contact
profile-address = Postal address
profile-phone = Telephone
profile-unknown = Not known
profile-email-on-file = E-mail on file
# $phone (String) - the biller's telephone number
profile-email-on-file-explained = Codes to register for this account go to the e-mail on file. For your safety it can't be changed here: please call us at { $phone }.
