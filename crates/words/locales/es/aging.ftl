### Lo que se debe, según el tiempo que lleva vencido.

aging-title = Antigüedad
aging-as-of = A fecha de
aging-pages = Páginas de facturas pendientes
aging-situation = Usted debe { $amount }, de los cuales { $past_due } están vencidos.
aging-situation-current = Usted debe { $amount }. No hay nada vencido.
aging-situation-nothing = No debe nada.
aging-situation-then = El { $date } usted debía { $amount }, de los cuales { $past_due } estaban vencidos.
aging-situation-nothing-then = El { $date } no debía nada.

## Tramos
aging-buckets = Lo que se debe, por días de vencimiento
aging-current = Por vencer
aging-days-30 = 1–30 días
aging-days-60 = 31–60 días
aging-days-90 = 61–90 días
aging-over-90 = Más de 90 días
aging-total = Total
aging-credit = Además tiene { $amount } a favor, que pagarán su próxima factura.
aging-credit-then = Además tenía { $amount } a favor.
aging-count = { $count ->
    [one] { $count } factura
   *[other] { $count } facturas
}

## Las facturas
aging-invoices = Facturas pendientes
aging-past-due = Días vencida
aging-open-then = Pendiente ese día
aging-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
aging-not-due = Aún no
aging-pay-all = Pagar todo: { $amount }
aging-only-today = Elija la fecha de hoy para pagar.
aging-instalments = ¿Es demasiado de una vez? Quizás pueda pagar lo vencido en cuotas.
aging-empty = Ese día no había ninguna factura pendiente.
