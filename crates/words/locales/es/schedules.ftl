### Pagos de un día posterior: una vez, según una regla, y el calendario de todos los cobros por venir.

## El calendario
schedules-title = Pagos programados
schedules-next = Próximo: { $amount } el { $date }.
schedules-none = No hay nada programado.
schedules-none-explained = Elija una fecha posterior cuando pague, o haga que se pague el mismo monto con regularidad.
schedules-none-in-month = No hay nada previsto para este mes.
schedules-month-total = { $count ->
    [one] { $count } pago, { $amount }
   *[other] { $count } pagos, { $amount }
}
schedules-later = Más adelante
schedules-pay-later = Programar un pago
schedules-pay-regularly = Pagar con regularidad
schedules-what = Qué
schedules-date = Fecha
schedules-account = Cuenta
schedules-method = Método de pago
schedules-amount = Monto
schedules-action = Cambiar o detener
schedules-open = Cambiar o detener
schedules-by-hand = Lo paga usted
schedules-kind-autopay = Pago automático
schedules-kind-once = Un solo pago
schedules-kind-repeat = Pago regular
schedules-kind-again = Otro intento
schedules-kind-down = Pago inicial
schedules-kind-instalment = Cuota { $number } de { $count }
schedules-earlier = Anteriores
schedules-today = Hoy

## Uno de ellos
schedules-once-title = Pago programado
schedules-repeat-title = Pago regular
schedules-made = Su pago quedó programado. Le enviaremos una confirmación por correo.
schedules-changed = Sus cambios quedaron guardados.
schedules-canceled-notice = Quedó detenido. No se cobrará nada más.
schedules-canceled-last = Quedó detenido. El pago cuya fecha ya está muy cerca todavía se hará; será el último.
schedules-skipped-notice = Ese pago se omitirá. Los demás siguen como estaban.
schedules-will-charge = Cobraremos { $amount } el { $date }.
schedules-will-retry = El último intento falló. Volveremos a intentarlo el { $date }.
schedules-ended-done = Ya se hicieron todos sus pagos.
schedules-ended-canceled = Se detuvo.
schedules-ended-nothing = No quedaba nada por pagar, así que terminó por sí solo.
schedules-ended-stopped = Terminó porque ya no se podía cobrar.
schedules-when = Cuándo
schedules-how-much = Monto
schedules-up-to = hasta { $amount }
schedules-first-days = Próximas fechas
schedules-agreed-on = Aceptado el { $date }
schedules-agreement = Lo que usted aceptó
schedules-edit = Cambiar
schedules-stop = Detener estos pagos
schedules-cancel = Cancelar este pago
schedules-skip = Omitir el { $date }
schedules-back = Todos los pagos programados
schedules-history = Lo que ha ocurrido
schedules-state-charged = Cobrado
schedules-state-failed = No completado
schedules-state-skipped = Omitido
schedules-state-late = No cobrado: demasiado tarde
schedules-state-nothing = Nada por pagar
schedules-state-refused = No cobrado
schedules-state-planned = Previsto
schedules-state-ended = Terminado
schedules-see-payment = Ver el pago

## Pagar con regularidad
schedules-new-title = Pagar con regularidad
schedules-new-explained = El mismo monto, una y otra vez. A diferencia del pago automático, no sigue sus facturas: lo que pague de más queda como saldo a favor.
schedules-each = Monto de cada pago
schedules-how-often = ¿Con qué frecuencia?
schedules-every-week = Cada semana
schedules-every-two-weeks = Cada dos semanas
schedules-every-month = Cada mes, el mismo día
schedules-every-month-end = Cada mes, el último día
schedules-first-on = Primer pago
schedules-first-on-hint = Si es cada mes: en un mes que no tiene ese día, se cobra el último.
schedules-until = ¿Hasta cuándo?
schedules-until-stopped = Hasta que yo lo detenga
schedules-until-stopped-hint = Puede detenerlo en cualquier momento.
schedules-until-date = Hasta una fecha
schedules-last-on = Último día
schedules-until-count = Un número de veces
schedules-times = Cuántos pagos
schedules-no-method = Para pagar en un día posterior necesita un método de pago guardado.
schedules-add-card = Agregar una tarjeta
schedules-add-bank = Agregar una cuenta bancaria
schedules-review-title = Revise su pago regular
schedules-review-once-title = Revise su pago programado
schedules-review-explained = Ahora no se cobra nada.
schedules-complete = Programar pagos de { $amount }
schedules-complete-once = Programar { $amount } para el { $date }
schedules-save-change = Aceptar y guardar

## La fecha en la página de pago
schedules-pay-on = Fecha del pago
schedules-pay-on-hint = Hoy o un día posterior, hasta el { $latest }.
schedules-later-date = El { $date }

## Cambios
schedules-edit-title = Cambiar el pago
schedules-edit-explained = Antes de que algo cambie, verá lo que acepta.

## Días, como partes de una oración
schedules-rule-week = cada semana, por primera vez el { $date }
schedules-rule-two-weeks = cada dos semanas, por primera vez el { $date }
schedules-rule-month = cada mes el día { $day }, por primera vez el { $date }
schedules-rule-month-end = cada mes el último día, por primera vez el { $date }
schedules-rule-until-stopped = hasta que usted lo detenga
schedules-rule-until = hasta el { $date }
schedules-rule-times = { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}

## Lo que se acepta
schedules-terms-title = Su autorización
schedules-terms-version = Versión { $version }
schedules-terms-accept = He leído esto y lo acepto.
schedules-terms-once = Autorizo a { $biller } a cobrar { $amount } una sola vez, el { $date }, con este método: { $method }.
schedules-terms-repeat = Autorizo a { $biller } a cobrar { $amount } cada vez con este método: { $method }. Fechas: { $rule }.
schedules-terms-notice = { $days ->
    [one] Recibiré un aviso por correo { $days } día antes de cada cobro.
   *[other] Recibiré un aviso por correo { $days } días antes de cada cobro.
}
schedules-terms-amount = Nunca se cobrará más que esto. Si elegí facturas, solo se cobrará lo que ese día siga pendiente de ellas; un monto que yo haya escrito se mantiene como está.
schedules-terms-cut-off = Puedo cambiar o detener un cobro hasta el día anterior.
schedules-terms-cut-off-days = { $days ->
    [one] Puedo cambiar o detener un cobro mientras falte más de { $days } día.
   *[other] Puedo cambiar o detener un cobro mientras falten más de { $days } días.
}
schedules-terms-failure = Si no hay fondos suficientes, el cobro podrá intentarse hasta dos veces más. Puedo retirar esta autorización en estas páginas o llamando al { $phone }.

## Por qué no se cobró un día
schedules-reason-method = El método de pago ya no se puede usar. Agregue otro y vuelva a programar el pago.
schedules-reason-limit = Era más de lo que usted puede pagar en esta cuenta. Programe un monto menor o consulte con el titular de la cuenta.
schedules-reason-access = Usted ya no tiene permiso para pagar en esta cuenta.
schedules-reason-fee = Habría costado un cargo distinto del que usted aceptó. Páguelo ahora para ver antes el cargo.
