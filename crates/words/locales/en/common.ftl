### What every page shares: languages, navigation, buttons, form labels, time.

## Languages, each by its own name
common-language-en = English
common-language-es = Español
common-language-label = Language
# $language (String) - the other language, by its own name
common-switch-language = Show this site in { $language }

## Navigation and landmarks
common-nav-main = Main navigation
common-nav-account = Your account
common-nav-dashboard = Home
common-nav-invoices = Bills
common-nav-bills = Bills and payments
common-nav-pay = Pay
common-nav-scheduled = Scheduled
common-nav-methods = Payment methods
common-nav-sign-out = Sign out
common-skip-to-content = Skip to content
common-close = Close
common-menu = Menu
common-you-are-here = You are here
# $page (String) - the page's name
# $biller (String) - the biller's name
common-page-title = { $page } · { $biller }
common-need-a-person = Need a person?
common-call = Call
common-test-mode = Demonstration: no real money moves here.

## The account switcher
common-account = Account
# $number (String) - the account's number
common-account-number = Account { $number }
common-switch-account = Switch account
common-all-accounts = All accounts
common-search-accounts = Search accounts
# $count (Number) - how many accounts
common-account-count = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}

## Buttons and links
common-continue = Continue
common-cancel = Cancel
common-save = Save
common-edit = Edit
common-change = Change
common-remove = Remove
common-back = Back
common-search = Search
common-clear = Clear
common-print = Print
common-try-again = Try again
common-details = Details
common-show-all = Show all
common-go-home = Go to the home page

## Forms
common-required = Required
common-optional = Optional
common-form-errors = Please correct this
# $count (Number) - how many fields
common-form-error-count = { $count ->
    [one] One field needs your attention.
   *[other] { $count } fields need your attention.
}

## Tables and lists
common-currency = Currency
common-from = From
common-until = Until
common-filter = Show
common-download-csv = Download CSV
common-date = Date
common-description = Description
common-amount = Amount
common-status = Status
common-total = Total
common-older = Older
common-newer = Newer
common-previous = Previous
common-next = Next
# $first (String) - number of the first row shown
# $last (String) - number of the last row shown
common-rows-shown = Showing { $first } to { $last }
common-none = None
common-yes = Yes
common-no = No

## How far away a due date is
common-due-today = Due today
common-due-tomorrow = Due tomorrow
# $days (Number) - days until it is due, two or more
common-due-in-days = { $days ->
    [one] Due in { $days } day
   *[other] Due in { $days } days
}
# $days (Number) - days since it was due, one or more
common-overdue-days = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
