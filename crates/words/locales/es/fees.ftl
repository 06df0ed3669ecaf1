### Cargos adicionales: lo que un pago cuesta además de su monto, dicho antes de cobrarlo y en el recibo.

## Cómo se llama
fees-surcharge = Recargo por tarjeta de crédito
fees-surcharge-at = Recargo por tarjeta de crédito ({ $rate })
fees-convenience = Cargo por conveniencia
fees-service = Cargo por servicio
fees-service-at = Cargo por servicio ({ $rate })
fees-line = { $name }: { $amount }
fees-included = El monto incluye: { $name }, { $fee }.

## En la página de pago
fees-line-on = { $name }: { $fee } sobre { $amount }
fees-free = Sin costo adicional.
fees-new-card = La tarjeta de crédito lleva un recargo de hasta { $rate }. Las tarjetas de débito y prepagadas no tienen costo adicional.

## En la revisión
fees-surcharge-explained = Pagar con esta tarjeta de crédito cuesta { $fee } más: el { $rate } de { $amount }. { $biller } lo cobra solo por las tarjetas de crédito, y nunca más de lo que le cuesta aceptarlas. Las tarjetas de débito y las prepagadas no tienen costo adicional.
fees-convenience-explained = { $biller } cobra { $fee } por pagar aquí de esta forma, sea cual sea el monto.
fees-service-explained = { $biller } cobra un cargo por servicio de { $fee } por este pago.
fees-choice = No se cobrará nada si usted no lo acepta. Si cancela, no se hará ningún pago y verá qué otras opciones tiene.
fees-accept = Aceptar y continuar: pagar { $total }

## Si no se acepta
fees-declined-title = No se pagó nada
fees-declined = Usted no aceptó los { $fee } que cuesta de más pagar de esta forma, así que no se hizo ningún pago ni se cobró nada.
fees-without = Lo que no tiene costo adicional
fees-debit-card = Una tarjeta de débito o prepagada
fees-bank-account = Una cuenta bancaria
fees-none-free = Todas las formas de pagar aquí tienen un cargo adicional. Llame al { $phone } para preguntar cómo puede pagar sin él.
fees-other-way = Elegir otra forma de pagar
fees-look-again = Volver a la revisión
fees-give-up = No pagar ahora
