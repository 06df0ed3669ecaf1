### Por qué una factura es distinta de la anterior.

explained-title = Por qué esta factura es distinta
explained-more = { $amount } más que la factura anterior.
explained-less = { $amount } menos que la factura anterior.
explained-same = Lo mismo que la factura anterior.
explained-before = La factura del { $date }
explained-now = Esta factura
explained-days = { $what }: { $now ->
    [one] { $now } día en lugar de { $before }
   *[other] { $now } días en lugar de { $before }
}
explained-used = { $what }: { $now } en lugar de { $before }
explained-price = { $what }: { $now } por { $unit } en lugar de { $before }
explained-price-each = { $what }: { $now } por unidad en lugar de { $before }
explained-charge = { $what }: { $now } en lugar de { $before }
explained-new = { $what }: nuevo en esta factura
explained-gone = { $what }: ya no está en esta factura
explained-tax = Impuestos
explained-carried = Saldo de facturas anteriores: { $now } en lugar de { $before }
explained-unlisted = Descuentos y cargos sobre toda la factura
explained-others = { $count } diferencias menores
