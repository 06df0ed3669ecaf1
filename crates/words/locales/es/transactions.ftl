### El historial de una cuenta: facturas, pagos, devoluciones.

transactions-title = Movimientos
transactions-owed = Usted debe { $amount }.
transactions-credit = Tiene { $amount } a favor.
transactions-even = No debe nada.
transactions-pay = Pagar mi factura
transactions-pages = Páginas de movimientos
transactions-part = Tipo
transactions-file = movimientos

## Partes de la lista
transactions-part-all = Todos
transactions-part-bills = Facturas
transactions-part-payments = Pagos
transactions-part-given-back = Devoluciones y reembolsos
transactions-part-adjustments = Ajustes
transactions-part-credit = Uso del saldo a favor

## Columnas
transactions-method = Método de pago
transactions-comments = Comentarios
transactions-receipt = Recibo
transactions-receipt-number = Número de recibo

## Lo que pasó
transactions-bill = Factura { $number }
transactions-credit-note = Nota de crédito { $number }
transactions-adjustment = Ajuste
transactions-payment = Pago recibido
transactions-return = Pago devuelto por el banco
transactions-refund = Reembolso
transactions-refund-undone = Reembolso que no llegó
transactions-credit-used = Saldo a favor utilizado
transactions-credit-taken-back = Saldo a favor recuperado

## Comentarios
transactions-for-invoice = Para la factura { $invoice }
transactions-for-invoices = Para la factura { $invoice } y { $count } más
transactions-reopened = La factura { $invoice } se debe de nuevo
transactions-reopened-several = La factura { $invoice } y { $count } más se deben de nuevo
transactions-kept = { $amount } quedaron a su favor
transactions-with-fee = más { $amount }, { $fee }
transactions-credit-to-invoice = { $amount } de su saldo a favor pagaron la factura { $invoice }; el total que debe no cambia
transactions-credit-from-invoice = { $amount } de la factura { $invoice } volvieron a su saldo a favor; el total que debe no cambia
transactions-paid-directly = Pagado directamente a { $biller }

## Cuando no hay nada
transactions-empty = Aún no hay movimientos en esta cuenta. Aquí aparecerán las facturas y los pagos.
transactions-empty-filtered = No hubo movimientos de ese tipo en esos días.
