### Pago automático: activarlo, qué cobra y cuándo, detenerlo, y su autorización.

autopay-title = Pago automático
autopay-explained = Sus facturas se pagan automáticamente el día que usted elija. Le avisamos antes de cada cobro.
autopay-title-of = Pago automático de la cuenta { $number }
autopay-turn-on = Activar pago automático
autopay-turn-on-for = Activar el pago automático de la cuenta { $number }
autopay-on = Activado
autopay-off = Desactivado
autopay-paused = En pausa
autopay-stopped = Detenido
autopay-no-account = Su usuario no tiene ninguna cuenta, así que no hay nada que pagar automáticamente.

## Cómo está
autopay-next = Próximo cobro: { $amount } el { $date } con { $method }
autopay-waits = No hay ningún cobro previsto. El pago automático espera la próxima factura.
autopay-off-explained = Las facturas de esta cuenta las paga usted.
autopay-paused-explained = Su método de pago ya no se puede usar. No se cobra nada hasta que usted elija otro.
autopay-set-up-by = Lo activó
autopay-when = Cuándo
autopay-method = Método de pago
autopay-backup = Método de reserva
autopay-limit = Límite
autopay-no-limit = Ninguno
autopay-asks-above = Le pregunta por encima de { $amount }
autopay-slab-next = Pago automático el { $date }
autopay-slab-on = Pago automático activado
autopay-slab-paused = El pago automático está en pausa

## Cuándo se cobran las facturas
autopay-timing-due-date = El día del vencimiento
autopay-timing-days-before = { $days ->
    [one] { $days } día antes del vencimiento
   *[other] { $days } días antes del vencimiento
}
autopay-timing-day = El día { $day } del mes
autopay-timing-late-day = El día { $day } del mes, o el último día de un mes más corto
autopay-timing-last-day = El último día del mes

## Los cobros que vienen y los que hubo
autopay-upcoming = Próximos cobros
autopay-upcoming-empty = No hay ningún cobro previsto. Habrá uno con la próxima factura.
autopay-about = Monto estimado
autopay-until = Hasta las { $time } del día del cobro puede omitirlo, cambiar el pago automático o detenerlo. El monto se calcula de nuevo ese día: lo que usted pague antes no se cobra.
autopay-skip = Omitir
autopay-skip-described = Omitir el cobro del { $date }
autopay-past = Cobros anteriores
autopay-past-empty = Aún no se ha cobrado nada.
autopay-status-paid = Pagado
autopay-status-charging = En proceso
autopay-status-again = Nuevo intento el { $date }
autopay-status-nothing-due = No se debía nada
autopay-status-skipped = Omitido
autopay-status-returned = Devuelto por el banco
autopay-status-failed = Fallido
autopay-status-ended = No se cobró
autopay-asked-above-cap = Por encima de su límite
autopay-asked-above-limit = Más de lo que puede pagar
autopay-asked-too-late = Demasiado tarde
autopay-asked-paused = Estaba en pausa
autopay-asked-refused = No aceptado
autopay-asked-needs-payer = Falta su confirmación
autopay-asked-declined = Rechazado

## Detenerlo, y la autorización que se dio
autopay-change = Cambiar pago automático
autopay-stop = Detener pago automático
autopay-stop-explained = No se cobra nada más, y las facturas abiertas vuelve a pagarlas usted. Un pago en proceso sigue su curso.
autopay-authorizations = Autorización
autopay-authorized = Aceptada el { $time } desde { $address }
autopay-authorized-until = Aceptada el { $time }, vigente hasta el { $until }
autopay-download = Descargar
autopay-download-described = Descargar la autorización del { $time }

## Elegir
autopay-new-explained = Para la cuenta { $number }. Antes de que algo cambie verá todo una vez más, con la autorización.
autopay-backup-hint = Se usa cuando el primero no se puede cobrar o es rechazado.
autopay-backup-none = Sin reserva
autopay-timing-title = ¿Cuándo se deben pagar las facturas?
autopay-due-date-hint = Su dinero se queda con usted hasta el último día.
autopay-days-before = Unos días antes del vencimiento
autopay-days-before-hint = Para una cuenta bancaria, cuyos débitos tardan unos días.
autopay-days = Días antes
autopay-days-wrong = Escriba un número de días de 1 a { $most }.
autopay-day-of-month = Un día fijo del mes
autopay-day-of-month-hint = El último de esos días antes del vencimiento. Una factura que llega tarde para ese día espera al siguiente.
autopay-day = Día del mes
autopay-day-wrong = Escriba un día de 1 a 31.
autopay-cap = Preguntarme por encima de
autopay-cap-hint = Un monto mayor no se cobra: le pedimos que lo pague usted.

autopay-use-method = Usar para el pago automático
autopay-use-method-hint = Se guarda, y verá la autorización del pago automático antes de que comience.
autopay-uses-method = El pago automático usa este método. Elija primero otro allí, o detenga el pago automático.

## Aceptar
autopay-agree-title = Autorizar el pago automático
autopay-agree-explained = Revise lo que eligió y lea la autorización. El pago automático comienza cuando usted la acepta.
autopay-first = El primer cobro es de { $amount } el { $date }, salvo que pague antes.
autopay-first-none = Ahora no debe nada. La próxima factura será la primera.
autopay-first-above = El primer cobro superaría su límite: { $amount }. Le pediremos que lo pague usted.
autopay-agree = Acepto esta autorización para el pago automático.
autopay-agree-and-turn-on = Aceptar y activar el pago automático
autopay-agree-and-change = Aceptar y guardar

## Lo que acaba de pasar
autopay-notice-enrolled = El pago automático de la cuenta { $number } está activado.
autopay-notice-changed = Se cambió el pago automático de la cuenta { $number }.
autopay-notice-skipped = Este cobro se omite. La factura la paga usted.
autopay-notice-stopped = El pago automático se detuvo. No se cobra nada más.

## La autorización. Cambiar una frase es una nueva versión: vea autopay.rs
autopay-terms-authorize = Autorizo a { $biller } a cobrar automáticamente las facturas de la cuenta { $account } con este método de pago: { $method }.
autopay-terms-due-date = Cada factura se cobra el día de su vencimiento.
autopay-terms-days-before = { $days ->
    [one] Cada factura se cobra { $days } día antes de su vencimiento.
   *[other] Cada factura se cobra { $days } días antes de su vencimiento.
}
autopay-terms-day = Cada factura se cobra el día { $day } de un mes, el último de esos días antes de su vencimiento; en un mes más corto, el último día.
autopay-terms-amount = Un cobro toma lo que ese día aún se deba de la factura y de lo que esté vencido, menos los saldos a favor y los pagos en proceso, y nunca más de lo que se me anunció.
autopay-terms-cap = Un monto superior a { $cap } no se cobra. En su lugar se me pide que lo pague.
autopay-terms-backup = Si este método no se puede cobrar o es rechazado, se puede cobrar este otro: { $backup }.
autopay-terms-notice = Al menos { $days } días antes de cada cobro se me comunican por correo electrónico el monto, la fecha y el método de pago; { $varying } días antes, cuando la ley lo exige porque el monto difiere del cobro anterior. Hasta las { $time } del día del cobro puedo omitirlo o detener el pago automático.
autopay-terms-retries = Un cobro que falla por falta de fondos o por una falla pasajera se puede intentar de nuevo, tres veces como máximo en total. Se me avisa desde la primera falla.
autopay-terms-withdrawal = Esta autorización sigue vigente hasta que yo detenga el pago automático en este sitio o llamando al { $phone }, o elimine el método de pago. Un cobro que ya comenzó no se ve afectado.
