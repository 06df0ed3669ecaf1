### La lista de facturas y una factura.

invoices-title = Facturas
invoices-tabs = Facturas por estado
invoices-tab-all = Todas
invoices-tab-open = Pendientes
invoices-tab-in-progress = En proceso
invoices-tab-paid = Pagadas
invoices-pages = Páginas de facturas
invoices-tick = Elegir
invoices-tick-one = Elegir la factura { $number }
invoices-pay-ticked = Pagar las facturas marcadas
invoices-search = Buscar por número de factura
invoices-file = facturas

## El orden de la lista
invoices-order = Ordenar por
invoices-order-newest = Más recientes primero
invoices-order-oldest = Más antiguas primero
invoices-order-due-last = Vencimiento más lejano
invoices-order-due-first = Vencimiento más próximo
invoices-order-largest = Mayor monto primero
invoices-order-smallest = Menor monto primero

## Una búsqueda
invoices-search-results = Facturas que coinciden con “{ $query }”

## Columnas
invoices-number = Factura
invoices-issued = Emisión
invoices-due = Vencimiento
invoices-period = Período
invoices-total = Total
invoices-open-amount = Por pagar
invoices-account = Cuenta

## Estado
invoices-status-open = Pendiente
invoices-status-overdue = Vencida
invoices-status-in-progress = En proceso
invoices-status-paid = Pagada
invoices-status-credit-note = Nota de crédito

## Cuando no hay nada
invoices-empty-all = Aún no hay facturas. Aquí aparecerá la primera.
invoices-empty-open = No tiene facturas pendientes.
invoices-empty-in-progress = No hay pagos en proceso.
invoices-empty-paid = Aún no hay facturas pagadas.
invoices-empty-filtered = No se emitió ninguna factura de este tipo en esos días.
invoices-empty-search = Ninguna factura coincide con “{ $query }”. Revise el número en su factura.

## Una factura
invoices-one-title = Factura { $number }
invoices-credit-note-title = Nota de crédito { $number }
invoices-issued-on = Emitida el { $date }
invoices-due-on = Vence el { $date }
invoices-was-due-on = Venció el { $date }
invoices-paid-on = Pagada el { $date }
invoices-period-of = Período: { $range }
invoices-pay-this = Pagar { $amount }
invoices-pay-this-invoice = Pagar esta factura
invoices-back = Volver a las facturas
invoices-download-pdf = Descargar PDF

## Sus renglones
invoices-lines = Lo que está pagando
invoices-quantity-times-price = { $quantity } × { $price }
invoices-group-total = Total de { $group }
invoices-other-charges = Otros cargos
invoices-subtotal = Subtotal
invoices-tax = Impuesto
invoices-tax-at = Impuesto del { $rate }
invoices-paid-amount = Pagado
invoices-in-progress-amount = En proceso
invoices-still-to-pay = Por pagar
invoices-no-lines = Esta factura no tiene renglones separados.

## Sus pagos
invoices-payments = Pagos
invoices-payments-empty = Aún no hay pagos.
invoices-credited = Crédito aplicado

## Cifras del estado de cuenta
invoices-statement = Resumen de la cuenta
invoices-previous-balance = Saldo anterior
invoices-payments-received = Pagos recibidos
invoices-adjustments = Ajustes
invoices-carried-forward = Saldo trasladado
invoices-current-charges = Cargos del período
invoices-current-balance = Saldo actual
