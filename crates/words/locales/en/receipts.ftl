### The receipt, on the page and on paper.

receipts-title = Receipt
# $number (String) - the confirmation number
receipts-number-title = Receipt { $number }
receipts-paid-to = Paid to
receipts-paid-by = Paid by
receipts-account = Account
receipts-confirmation-number = Confirmation number
receipts-received = Received
receipts-method = Payment method
receipts-amount = Amount paid
receipts-applied-to = Applied to
# $number (String) - the invoice's number
receipts-invoice = Invoice { $number }
receipts-credit = Kept as a credit
receipts-print = Print this receipt
receipts-thanks = Thank you for your payment.
receipts-not-yet = There is no receipt until the payment has arrived.
