### Cuánto dura una sesión, y lo que se envió demasiado tarde o demasiado pronto.

session-warning-title = ¿Sigue ahí?
session-warning-two-minutes = Por su seguridad, la sesión se cerrará en 2 minutos.
session-warning-one-minute = Por su seguridad, la sesión se cerrará en 1 minuto.
session-warning-half-a-minute = La sesión se cerrará en 30 segundos.
session-ends-at = Por su seguridad, a las { $time } se cerrará la sesión.
session-stay = Seguir con la sesión abierta
session-final-title = Su sesión está por terminar
session-final = { $hours ->
    [one] Una sesión dura como máximo { $hours } hora; esta ya no se puede prolongar. Termine lo que está haciendo o inicie sesión de nuevo.
   *[other] Una sesión dura como máximo { $hours } horas; esta ya no se puede prolongar. Termine lo que está haciendo o inicie sesión de nuevo.
}
session-final-close = Entendido
session-go-back = Volver

## Un formulario enviado después de que terminó la sesión, o antes de confirmar quién es
session-kept-title = Continúe donde estaba
session-kept = Cuando envió el formulario, primero tenía que iniciar sesión de nuevo o confirmar que es usted, así que todavía no se hizo nada. Conservamos lo que había escrito.
session-kept-send = Enviarlo ahora
session-kept-review = Ir a la revisión del pago
session-kept-leave = Dejarlo
