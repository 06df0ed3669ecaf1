### El recibo, en la página y en papel.

receipts-title = Recibo
receipts-number-title = Recibo { $number }
receipts-paid-to = Pagado a
receipts-paid-by = Pagado por
receipts-account = Cuenta
receipts-confirmation-number = Número de confirmación
receipts-received = Recibido
receipts-method = Método de pago
receipts-amount = Monto pagado
receipts-applied-to = Aplicado a
receipts-invoice = Factura { $number }
receipts-credit = Queda como saldo a favor
receipts-print = Imprimir este recibo
receipts-thanks = Gracias por su pago.
receipts-not-yet = No hay recibo hasta que llegue el pago.
