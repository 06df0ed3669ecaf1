### La página de inicio: lo que se debe, lo que hay que hacer, lo que pasó.

dashboard-title = Inicio
dashboard-good-morning = Buenos días, { $name }
dashboard-good-afternoon = Buenas tardes, { $name }
dashboard-good-evening = Buenas noches, { $name }

## La línea bajo el saludo: la situación en una frase
dashboard-situation-nothing-due = No tiene facturas por pagar.
dashboard-situation-one-due = Tiene una factura que vence el { $date }.
dashboard-situation-bills-due = { $count ->
    [one] Tiene { $count } factura que vence el { $date }.
   *[other] Tiene { $count } facturas; la primera vence el { $date }.
}
dashboard-situation-overdue = { $count ->
    [one] Tiene { $count } factura vencida. Venció el { $date }.
   *[other] Tiene { $count } facturas vencidas; la más antigua, desde el { $date }.
}
dashboard-situation-in-progress = Hay un pago de { $amount } en proceso. No tiene que hacer nada más.

## El saldo
dashboard-balance = Saldo
dashboard-you-owe = Usted debe
dashboard-paid-up = Está al día con sus pagos
dashboard-credit = Tiene un saldo a favor de
dashboard-includes-in-progress = Hay un pago de { $amount } en proceso.
dashboard-pay = Pagar { $amount }
dashboard-pay-ahead = Pagar por adelantado
dashboard-pay-another-amount = Pagar otro monto
dashboard-no-method = Aún no ha guardado un método de pago
dashboard-ruler-issued = Emisión
dashboard-ruler-today = Hoy
dashboard-ruler-due = Vencimiento
dashboard-ruler-description = Emitida el { $issued }, vence el { $due }. { $relative }.

## La gráfica de las facturas anteriores
dashboard-chart-title = Sus facturas
dashboard-chart-average = Promedio: { $average }
dashboard-chart-heading = Facturas, de { $first } a { $last }
dashboard-chart-description = La más baja, { $lowest } en { $lowest_month }; la más alta, { $highest } en { $highest_month }.
dashboard-chart-bar = { $month }: { $amount }, { $status }
dashboard-chart-bills = { $count ->
    [one] { $count } factura
   *[other] { $count } facturas
}
dashboard-chart-table = Ver las cifras en una tabla
dashboard-chart-month = Mes
dashboard-chart-empty = Aquí verá sus facturas mes por mes, en cuanto haya dos.
dashboard-all-invoices = Todas las facturas

## Servicios
dashboard-services = Servicios
dashboard-service-count = { $count ->
    [one] { $count } servicio
   *[other] { $count } servicios
}
dashboard-service-active = Activo
dashboard-service-planned-work = Trabajos programados
dashboard-service-interrupted = Interrumpido
dashboard-service-suspended = Suspendido
dashboard-service-ended = Finalizado
dashboard-service-electricity = Electricidad
dashboard-service-water = Agua
dashboard-service-gas = Gas
dashboard-service-internet = Internet
dashboard-service-telephone = Teléfono
dashboard-service-equipment = Equipos
dashboard-service-solar-export = Energía solar entregada
dashboard-service-mobile = Teléfono móvil
dashboard-service-other = Servicio
dashboard-service-meter = Medidor { $number }
dashboard-service-device = Número { $number }
dashboard-service-reading = Última lectura: { $value } el { $date }
dashboard-service-estimated = estimada
dashboard-service-no-reading = Aún no hay lecturas
dashboard-services-empty = Esta cuenta no tiene servicios.
dashboard-services-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}

## Actividad reciente
dashboard-activity = Actividad reciente
dashboard-activity-bill = Factura de { $month }
dashboard-activity-invoice = Factura { $number }
dashboard-activity-payment-received = Pago recibido
dashboard-activity-payment-in-progress = Pago en proceso
dashboard-activity-payment-failed = Pago fallido
dashboard-activity-payment-returned = Pago devuelto por el banco
dashboard-activity-payment-refunded = Pago reembolsado
dashboard-activity-payment-refunded-in-part = Pago reembolsado en parte
dashboard-activity-payment-disputed = Pago en disputa
dashboard-activity-payment-returned-in-part = Pago devuelto en parte
dashboard-activity-credit = Crédito
dashboard-activity-adjustment = Ajuste
dashboard-activity-paid-with = Pagado con
dashboard-activity-receipt = Recibo
dashboard-activity-empty = Aquí verá sus facturas y pagos.
dashboard-no-account = Su usuario aún no tiene ninguna cuenta. Llámenos para agregarla.
