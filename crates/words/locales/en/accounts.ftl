### Several accounts: together on one page, and what a login calls each.

accounts-title = All accounts
# $count (Number) - how many accounts
# $due (String) - written money, or several, one for each currency
accounts-situation = { $count ->
    [one] { $count } account, { $due } due in all.
   *[other] { $count } accounts, { $due } due in all.
}
# $count (Number) - how many accounts
accounts-nothing-due = { $count ->
    [one] Nothing is due on your account.
   *[other] Nothing is due on your { $count } accounts.
}
accounts-account = Account
accounts-due-on = Due date
accounts-past-due = Past due
accounts-in-progress = In progress
accounts-due = Due
accounts-pay = Pay
# $account (String) - the account's name or number
accounts-pay-for = Pay for { $account }
accounts-pay-several = Pay several accounts at once
accounts-together = See what is due on all of them

## What a login calls them
accounts-settings-title = Accounts
accounts-settings-explained = The accounts that your login reaches. Choose one to name it, or to remove it from your login.
accounts-yours = Your accounts
accounts-saved = The name is saved.
# $number (String) - the account's number
accounts-left = Account { $number } was removed from your login.
accounts-name-title = Your name for it
accounts-name = Name
accounts-name-hint = Only you see it. For example: Home, Mother's flat. Leave it empty for the name that we use.
accounts-leave-title = Remove it from your login
accounts-leave-holder = You will no longer see this account or pay for it here. The account itself stays as it is. To get it back you have to add it again.
accounts-leave-delegate = You will no longer see this account or pay for it here. To get it back you have to be invited again.
accounts-leave = Remove this account
