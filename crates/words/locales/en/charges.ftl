### All charges of an account, line by line.

charges-title = Charges
charges-pages = Pages of charges
charges-file = charges
charges-statement-number = Statement number
charges-issued = Issue date
charges-service-number = Meter or line
charges-group = Charge group
charges-start = Start
charges-end = End
charges-units = Units
charges-unit = Unit
charges-charge = Charge
charges-tax = Tax
charges-service = Service
charges-all-services = All services
charges-without-tax = Charges are listed without tax.
charges-empty = There are no charges yet. The lines of your bills will be listed here.
charges-empty-filtered = Nothing was charged for that service in those days.
