### Payment methods: the list, adding one, and the authorization that goes with it.

methods-title = Payment methods
methods-situation = Cards and bank accounts that are saved for your next payments.
methods-list = Saved methods
methods-empty = You have no saved payment methods. Add a card or bank account, and paying takes one step less.
methods-add = Add a payment method
methods-default = Default
methods-make-default = Make default
methods-make-default-explained = The default method is the one we offer first when you pay.
methods-is-default-explained = This is your default method: the one we offer first when you pay.
# $method (String) - the method's nickname
methods-made-default = { $method } is now your default payment method.
# $method (String) - the method's nickname
methods-remove-title = Remove { $method }?
methods-remove-explained = It can't be used for payments any more. Your receipts stay as they are, and you can add it again at any time.
methods-remove = Remove this method
methods-remove-card-title = Removing it
methods-remove-in-progress = See the payment in progress
methods-remove-confirm = Remove it
methods-remove-keep = Keep it
# $method (String) - the method's nickname
methods-removed = { $method } has been removed.
# $method (String) - the method's nickname
methods-added = { $method } has been added.
# $method (String) - the method's nickname
methods-renamed = { $method }: the nickname has been saved.
# $brand (String) - such as Visa
# $last_four (String) - the last four digits
methods-card-ending = { $brand } ending in { $last_four }
# $bank (String) - the bank's name
# $last_four (String) - the last four digits
methods-bank-ending = { $bank }, account ending in { $last_four }
methods-card = Card
# $date (String) - month and year
methods-expires = Expires { $date }
# $date (String) - month and year
methods-expired = Expired { $date }
methods-expires-soon = Expires soon
# $date (String) - month and year
methods-expires-soon-explained = This card expires at the end of { $date }. Once you have the new one, add it here.
methods-expired-short = Expired
methods-expired-explained = This card has expired. Add the new one to go on paying with it.
methods-unusable = Can no longer be used
methods-unusable-short = No longer works

## Why one no longer works
methods-unusable-declined = Your bank no longer accepts this card. Call the number on its back, or add another method.
methods-unusable-account-closed = Your bank said the account is closed. Add another method.
methods-unusable-no-account = Your bank couldn't find this account. Check its numbers and add it again, or add another method.
methods-unusable-not-authorized = Your bank said debits from this account are not authorized. Talk to your bank, or add another method.
methods-unusable-restricted = Your bank has blocked debits from this account. Talk to your bank, or add another method.
methods-unusable-gone = The payment service no longer has it. Please add it again.

## One of them
methods-details = Details
methods-number = Number
methods-expiry = Expires
methods-billing-name = Billing name
methods-added-on = Added on
methods-credit-card = Credit card
methods-debit-card = Debit card
methods-prepaid-card = Prepaid card

## Adding one
methods-new-title = Add a payment method
methods-new-card = New card
methods-new-bank = New bank account
methods-new-card-title = Add a card
methods-nickname-explained = Leave it empty to see the brand and the last digits instead.
methods-new-bank-title = Add a bank account
methods-type = Type
methods-type-card = Credit or debit card
methods-type-bank = Bank account
methods-nickname = Nickname
methods-nickname-hint = Only you see it. For example: My Visa, Household account.
methods-save = Save for future use
methods-save-hint = If you don't, it is used for this payment only.
methods-saved-hint = It will be saved for your next payments. You can remove it at any time.
methods-billing-address = Billing address
methods-first-name = First name
methods-last-name = Last name
methods-company = Company
methods-country = Country
methods-postal-code = Postal code
methods-street = Street address
methods-city = City
methods-state = State
methods-province = Province or territory
methods-region = State, province or region
methods-choose-state = Please choose
methods-phone = Telephone
methods-to-secure-page = Continue to the secure page
methods-secure-page-explained = You will type the numbers on a secure page of our payment service. We never see or store them. Afterwards you come back here.
methods-canceled = You came back without finishing, so no payment method was added. Nothing was charged.

## The authorization. A change of a sentence is a new version: see authorization.rs
methods-terms-title = Authorization
# $version (String) - such as 2026-11
methods-terms-version = Version { $version }
methods-terms-accept-card = I agree to this authorization for card payments.
methods-terms-accept-bank = I agree to this authorization for bank debits.
methods-terms-keep = You can print or save this text. We also keep a copy of what you agreed to.
# $version (String) - such as 2026-11
# $time (String) - date and time, written
# $address (String) - a network address
methods-terms-agreed = Version { $version }, agreed to on { $time } from { $address }.
methods-terms-download = Download the authorization

## The authorization as a file
# $biller (String) - the biller's name
methods-file-title = Authorization given to { $biller }
# $method (String) - such as Visa ending in 4242
methods-file-method = Payment method: { $method }
# $time (String) - date and time with its zone, written
methods-file-agreed = Agreed to on: { $time }
# $address (String) - a network address
methods-file-network = From the network address: { $address }
# $version (String) - such as 2026-11
methods-file-version = Version of the text: { $version }
# $hash (String) - hexadecimal
methods-file-hash = SHA-256 of the text below the line: { $hash }

## The text

# $biller (String) - the biller's name
methods-terms-card-charges = I authorize { $biller } to charge this card for each payment that I review and complete on this site. Each payment is charged once, for the amount and on the date shown to me before I complete it. { $biller } will make no other charge to this card unless I separately agree to it.
# $biller (String) - the biller's name
methods-terms-card-saving = If I choose to save the card, the payment service of { $biller } keeps its number, and { $biller } keeps a reference to it that is of no use elsewhere. I can remove the card on this site at any time.
# $biller (String) - the biller's name
methods-terms-card-corrections = If a charge was made in error, { $biller } may return the amount to this card.
methods-terms-card-holder = I am the holder of this card, or its holder allows me to use it for these payments.
# $phone (String) - the biller's telephone number
methods-terms-card-withdrawal = I can withdraw this authorization by removing the card on this site or by calling { $phone }. Payments that I have already completed are not affected.

# $biller (String) - the biller's name
methods-terms-bank-debits = I authorize { $biller } to debit this bank account electronically for each payment that I review and complete on this site. Each payment is debited once, for the amount and on or after the date shown to me before I complete it. { $biller } will make no other debit from this account unless I separately agree to it.
# $biller (String) - the biller's name
methods-terms-bank-saving = If I choose to save the account, the payment service of { $biller } keeps its numbers, and { $biller } keeps a reference to them that is of no use elsewhere. I can remove the account on this site at any time.
methods-terms-bank-time = A bank debit usually takes 2 to 5 business days. I will keep enough money in the account until then.
# $biller (String) - the biller's name
methods-terms-bank-returns = If my bank returns a debit unpaid, the bill is owed again. { $biller } may submit a debit that was returned for lack of funds up to two more times, for the same amount.
# $biller (String) - the biller's name
methods-terms-bank-corrections = If a debit was made in error, { $biller } may credit this account with the amount of the error.
methods-terms-bank-holder = I am allowed to authorize debits from this account. Debits from accounts in the United States follow the rules of Nacha and the laws of the United States.
# $phone (String) - the biller's telephone number
# $biller (String) - the biller's name
methods-terms-bank-withdrawal = This authorization stays in force until I withdraw it, by removing the account on this site or by calling { $phone }. { $biller } needs a reasonable time to act on it, and payments that I have already completed are not affected.
