### Lo que vuelve: reembolsos, devoluciones y disputas de un pago.

## Cómo está un pago
refunds-status-refunded = Reembolsado
refunds-status-in-part = Reembolsado en parte
refunds-status-returned-in-part = Devuelto en parte
refunds-status-disputed = En disputa
refunds-title = Pago reembolsado
refunds-title-in-part = Pago reembolsado en parte
refunds-title-returned-in-part = Pago devuelto en parte
refunds-title-disputed = Pago en disputa
refunds-explained = Le reembolsamos su pago de { $amount }. Las facturas que había cubierto vuelven a quedar pendientes.
refunds-explained-in-part = Le reembolsamos { $part } de su pago de { $amount }.
refunds-explained-returned-in-part = Su banco retiró { $part } de su pago de { $amount }. Esa parte vuelve a quedar pendiente.
refunds-explained-disputed = Su banco está revisando su pago de { $amount } porque fue disputado. Hasta que decida, el pago cuenta como recibido y usted no debe nada más.

## Lo que ha vuelto, línea por línea
refunds-list = Dinero devuelto
refunds-line-on-its-way = Reembolso del { $date }, en camino
refunds-line-done = Reembolsado el { $date }. Su banco puede tardar hasta 10 días hábiles en mostrarlo.
refunds-line-failed = El reembolso del { $date } no llegó, así que el dinero está de nuevo en su cuenta
refunds-line-returned = Retirado por su banco

## Por qué un banco retiró un pago y qué hacer
refunds-returned-insufficient-funds = No había fondos suficientes en la cuenta. Asegúrese de que los haya antes de pagar de nuevo con ella, o use otro método de pago.
refunds-returned-account-closed = Su banco indica que la cuenta está cerrada, por lo que ya no se la ofrecemos. Pague con otro método, por favor.
refunds-returned-no-account = Su banco no encontró la cuenta, por lo que ya no se la ofrecemos. Revise los números y agréguela de nuevo, o use otro método de pago.
refunds-returned-not-authorized = Su banco indica que usted no autorizó este débito, por lo que no volveremos a debitar esta cuenta. Pague con otro método, por favor, y llámenos si fue un error.
refunds-returned-restricted = Su banco bloqueó los débitos de esta cuenta, por lo que ya no se la ofrecemos. Comuníquese con su banco o pague con otro método.
refunds-returned-dispute = Su banco resolvió la disputa de este pago a su favor y le devolvió el dinero. Si la factura es correcta, páguela con otro método, por favor; si no lo es, llámenos.
refunds-returned-other = Su banco no dio un motivo que ayude. Pague con otro método, por favor, o llámenos.
