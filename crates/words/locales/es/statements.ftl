### Los estados de cuenta: de dónde viene el saldo, factura por factura.

statements-title = Estados de cuenta
statements-pages = Páginas de estados de cuenta
statements-file = estados-de-cuenta
statements-number = Número de estado
statements-issued = Fecha de emisión
statements-due = Vencimiento
statements-previous-balance = Saldo anterior
statements-payments = Pagos
statements-adjustments = Ajustes
statements-carried-forward = Saldo trasladado
statements-current-charges = Cargos del período
statements-current-balance = Saldo actual
statements-tax = Impuesto
statements-tax-included = Los cargos del período incluyen el impuesto.
statements-not-told = — aparece donde la factura no lo indica.
statements-empty = Aún no hay estados de cuenta. Aquí aparecerá el primero.
statements-empty-filtered = No se emitió ningún estado de cuenta en esos días.
