### Deuda vencida que se paga en cuotas.

## Elegir un plan
arrangements-title = Convenio de pago
arrangements-new-title = Pagar en cuotas lo que está vencido
arrangements-new-explained = La cuenta { $number } tiene { $amount } vencidos. Pague ahora una parte y el resto en cuotas. Mientras cumpla, no le enviaremos recordatorios por esa deuda.
arrangements-how-many = ¿Cuántas cuotas?
arrangements-count = { $count ->
    [one] { $count } cuota
   *[other] { $count } cuotas
}
arrangements-count-hint = unos { $amount } { $interval }, la última el { $last }
arrangements-down = Pago inicial, ahora
arrangements-down-hint = Al menos { $amount }. Cuanto más pague ahora, menores serán las cuotas.
arrangements-how = ¿Cómo pagará las cuotas?
arrangements-automatic-hint = Se cobran en cada fecha. Le avisamos antes.
arrangements-by-hand = Pagaré cada una por mi cuenta
arrangements-by-hand-hint = Le recordamos cada fecha con anticipación.
arrangements-every-week = cada semana
arrangements-every-two-weeks = cada dos semanas
arrangements-every-month = cada mes
arrangements-see = Ver el plan
arrangements-pay-all = Pagarlo todo ahora

## Cuando no lo hay
arrangements-none = No ofrecemos cuotas en estas páginas. Si no puede pagar, llámenos, por favor.
arrangements-too-little = Se pueden acordar cuotas cuando esta cuenta tiene al menos { $least } vencidos.
arrangements-broken-before = Un convenio anterior no se cumplió, así que podrá hacer otro a partir del { $date }. Si no puede pagar, llámenos, por favor.

## Revisión
arrangements-review-title = Revise su convenio de pago
arrangements-review-explained = Después viene el pago inicial. No se cobra nada hasta que usted lo complete.
arrangements-instalments = Cuotas
arrangements-instalment = Cuota
arrangements-agree = Aceptar este convenio
arrangements-choose-again = Elegir otro plan

## El convenio
arrangements-made = El convenio está hecho. Ahora haga el pago inicial.
arrangements-state-kept = Al día
arrangements-state-completed = Cumplido
arrangements-state-broken = Incumplido
arrangements-situation = Quedan { $amount }. Los próximos { $next } vencen el { $date }.
arrangements-situation-completed = Todo está pagado. Gracias.
arrangements-situation-broken = Faltó una cuota, así que los { $amount } restantes vencen ahora.
arrangements-progress = { $amount } de { $debt } pagados
arrangements-paid = Pagada
arrangements-paid-part = Pagada en parte
arrangements-due = Vence hoy
arrangements-late = Atrasada
arrangements-to-come = Por venir
arrangements-pay-next = Pagar { $amount }
arrangements-charged-to = Se cobra con { $method }
arrangements-stop-debits = Detener los cobros automáticos
arrangements-stop-explained = Si los detiene, el convenio sigue y usted paga cada cuota por su cuenta.
arrangements-debits-stopped = Los cobros automáticos quedaron detenidos. Pague usted cada cuota, a más tardar en su fecha, por favor.
arrangements-offer = Pagar en cuotas
arrangements-offer-explained = ¿No puede pagarlo todo ahora?
arrangements-see-yours = Ver su convenio de pago

## Lo que se acepta
arrangements-terms-debt = Debo a { $biller } { $amount } vencidos de la cuenta { $number } y los pagaré en estas fechas:
arrangements-terms-instalment = El { $date }: { $amount }
arrangements-terms-automatic = El primer pago lo hago de inmediato. Autorizo a { $biller } a cobrar cada uno de los demás en su fecha con este método: { $method }; si no hay fondos suficientes, hasta dos veces más. Puedo retirar esta autorización en estas páginas o llamando al { $phone }, y entonces pagar cada uno por mi cuenta.
arrangements-terms-by-hand = Yo hago cada pago, a más tardar en su fecha.
arrangements-terms-other-payments = Un pago hecho de otra manera cuenta para la cuota siguiente. Puedo pagar todo antes.
arrangements-terms-new-bills = Las facturas nuevas no son parte de esto y vencen como indiquen.
arrangements-terms-broken = { $days ->
    [one] Si una cuota se atrasa más de { $days } día, el convenio queda sin efecto: el resto vence de inmediato.
   *[other] Si una cuota se atrasa más de { $days } días, el convenio queda sin efecto: el resto vence de inmediato.
}
