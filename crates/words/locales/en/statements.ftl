### The statements of an account: what its balance came from, bill by bill.

statements-title = Statements
statements-pages = Pages of statements
statements-file = statements
statements-number = Statement number
statements-issued = Issue date
statements-due = Due date
statements-previous-balance = Previous balance
statements-payments = Payments
statements-adjustments = Adjustments
statements-carried-forward = Carried forward
statements-current-charges = Current charges
statements-current-balance = Current balance
statements-tax = Tax
statements-tax-included = Current charges include the tax.
statements-not-told = — stands where the bill does not say.
statements-empty = There are no statements yet. The first one will be listed here.
statements-empty-filtered = No statement was issued in those days.
