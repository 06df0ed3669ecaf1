### Pagar: cuánto, con qué, revisión, resultado.

## Los pasos
payments-steps = Pasos del pago
payments-step-amount = Monto
payments-step-method = Método
payments-step-review = Revisión
payments-step-of = Paso { $step } de { $steps }

## Cuánto
payments-new-title = Hacer un pago
payments-how-much = ¿Cuánto desea pagar?
payments-choice-due = Monto adeudado
payments-choice-due-hint = Lo que debe, menos lo que está en proceso.
payments-choice-current-bill = Monto de la factura actual
payments-choice-current-bill-hint = El total de su última factura.
payments-choice-past-due = Monto vencido
payments-choice-past-due-hint = Solo lo que ya venció.
payments-choice-other = Otro monto
payments-choice-other-hint = Si paga más de lo que debe, la diferencia queda a su favor para la próxima factura.
payments-choice-invoices = Las facturas que elija
payments-choice-invoices-hint = Marque las que desee pagar. La revisión muestra lo que quedará.
payments-choice-accounts = Varias cuentas
payments-choice-accounts-hint = Un solo pago y un solo recibo por todo lo que marque.
payments-nothing-owed = Por ahora no debe nada.
payments-nothing-billed = Aún no tiene facturas.
payments-nothing-past-due = No tiene nada vencido.
payments-nothing-open = No hay facturas pendientes.
payments-more-invoices = { $count ->
    [one] Aquí solo aparece la factura más antigua. Para elegir otras, márquelas en su lista de facturas.
   *[other] Aquí solo aparecen las { $count } facturas más antiguas. Para elegir otras, márquelas en su lista de facturas.
}
payments-all-invoices = Lista de facturas
payments-amount = Monto a pagar
payments-amount-for = Monto a pagar: { $what }
payments-chosen-invoices = Facturas elegidas
payments-chosen-total = { $count ->
    [one] { $count } factura, { $amount }
   *[other] { $count } facturas, { $amount }
}
payments-note-for = ¿Por qué paga menos por la factura { $number }?
payments-note-hint = Paga { $paid } de { $open }. Guardaremos su motivo junto con el pago.
payments-applied-oldest-first = Su pago se aplica primero a la factura más antigua.
payments-nothing-due = Por ahora no debe nada. Puede pagar por adelantado; el monto queda como saldo a favor.

## Lo que quedará
payments-remaining = Después de este pago, todavía deberá { $amount }.
payments-remaining-nothing = Después de este pago, no deberá nada.
payments-remaining-credit = Después de este pago, tendrá un saldo a favor de { $amount } para su próxima factura.
payments-in-progress-already = Ya hay { $amount } en proceso, que no se cuentan aquí.
payments-beyond-limit = Es más de lo que usted puede pagar ahora en esta cuenta.
payments-limit-at-once = Puede pagar hasta { $limit } por vez.
payments-limit-month = Este mes todavía puede pagar { $left } de { $limit }.

## Con qué
payments-method-title = ¿Cómo desea pagar?
payments-method-saved = Métodos de pago guardados
payments-method-none = Aún no tiene métodos de pago guardados.
payments-method-card-hint = Escribirá los números en la página segura de nuestro servicio de pagos.
payments-method-bank-time = Los pagos desde una cuenta bancaria suelen tardar de 2 a 5 días hábiles.

## Revisión
payments-review-title = Revise su pago
payments-review-explained = No se hará ningún cargo hasta que complete el pago.
payments-account = Cuenta
payments-date = Fecha del pago
payments-today = Hoy
payments-method = Método de pago
payments-review-amount = Monto del pago
payments-invoices = Facturas
payments-invoice-line = Factura { $number }
payments-unapplied-line = Saldo a favor para su próxima factura
payments-complete = Completar el pago
payments-complete-amount = Completar el pago de { $amount }
payments-canceled = El pago se canceló. No se hizo ningún cargo.
## Cuando lo revisado ya no es así
payments-changed-title = Revise de nuevo, por favor
payments-changed = El pago ya no es como lo vio: cambió lo que debe, o usted cambió el pago en otra ventana. No se hizo ningún cargo.
payments-changed-reviewed = Usted vio
payments-changed-now = Monto adeudado ahora
payments-choose-again = Elegir de nuevo
payments-gone-title = Este pago ya no existe

## El resultado
payments-approved-title = Pago aprobado
payments-status-approved = Aprobado
payments-status-in-progress = En proceso
payments-status-waiting = Falta su confirmación
payments-status-failed = No completado
payments-status-canceled = Cancelado
payments-status-returned = Devuelto
payments-approved = Gracias. Recibimos su pago de { $amount }.
payments-in-progress-title = Pago en proceso
payments-in-progress-card = Estamos confirmando su pago de { $amount }. No pague de nuevo, por favor. Le mostraremos aquí el resultado y se lo enviaremos por correo.
payments-in-progress-bank = Su pago de { $amount } está en camino. Los pagos desde una cuenta bancaria suelen tardar de 2 a 5 días hábiles. Le avisaremos por correo cuando llegue.
payments-needs-confirmation-title = Confirme con su banco
payments-needs-confirmation = Su banco le pide que confirme este pago. Aún no se ha hecho ningún cargo. Continúe a la página de su banco; después volverá aquí.
payments-needs-confirmation-continue = Continuar a la página de su banco
payments-failed-title = Pago no completado
payments-returned-title = Pago devuelto
payments-returned = Su banco devolvió el pago de { $amount }. Lo que había pagado vuelve a quedar pendiente.
payments-approved-on = Recibido el { $date }
payments-begun-on = Enviado el { $date }
payments-pay-again = Pagar de nuevo
payments-canceled-title = Pago cancelado
payments-canceled-explained = El pago no se confirmó y por eso se canceló. No se hizo ningún cargo.
payments-try-another = Probar otro método
payments-confirmation-number = Número de confirmación
payments-view-receipt = Ver el recibo
payments-back-home = Volver al inicio
payments-refresh = Consultar de nuevo
