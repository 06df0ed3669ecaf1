### Pagar sin iniciar sesión: buscar la factura, pagarla y lo que viene después.

guest-title = Pagar sin iniciar sesión
guest-situation = Copie los datos de su factura. No necesita un usuario.
guest-have-login = ¿Tiene un usuario?
guest-expired = { $minutes ->
    [one] Por su seguridad, una factura queda abierta aquí solo { $minutes } minuto. Búsquela de nuevo, por favor. Si ya había completado un pago, el recibo está en su correo.
   *[other] Por su seguridad, una factura queda abierta aquí solo { $minutes } minutos. Búsquela de nuevo, por favor. Si ya había completado un pago, el recibo está en su correo.
}

## Lo que se encontró, y cuánto pagar
guest-pay-title = Pague su factura
guest-bill-for = Factura de
guest-payee = { $initial }•••••, cuenta { $account }
guest-invoices-hint = Marque las que desee pagar.
guest-nothing-open-title = No hay nada que pagar
guest-nothing-open = Lo que encontró ya está pagado, o hay un pago en camino. Gracias.
guest-other-hint = Se abona a la cuenta, donde se paga primero la factura más antigua.
guest-to-account = Se abona a la cuenta
guest-receipt-to = ¿Adónde enviamos el recibo?
guest-email = Correo electrónico
guest-email-hint = Le escribiremos solo sobre este pago.
guest-language = Idioma de nuestros correos
guest-search-again = Buscar otra factura
guest-once = La tarjeta o la cuenta bancaria se usa solo para este pago. Después la olvidamos.

## Después
guest-letter-sent = Enviamos el recibo a { $email }.
guest-register-title = Regístrese en medio minuto
guest-register-explained = La próxima vez verá todas sus facturas y pagará con un clic.
guest-register = Registrarse ahora
guest-pay-another = Pagar otra factura
guest-gone = Este pago se canceló o se completó en otra ventana. Si se completó, el recibo está en su correo.

## Un enlace que lleva a una factura
guest-link-title = Pague la factura { $number }
guest-link-situation = Una factura de { $biller }. No necesita un usuario.
guest-link-open-amount = Pendiente de pago
guest-link-pay = Pagar { $amount }
guest-link-paid-title = Ya está pagada, gracias
guest-link-paid = La factura { $number } está pagada. No tiene que hacer nada más.
guest-link-in-progress-title = Hay un pago en camino
guest-link-in-progress = Hay un pago en proceso para la factura { $number }. No pague de nuevo, por favor.
guest-link-gone-title = Este enlace ya no se puede usar
guest-link-gone = Venció o fue retirado. Puede buscar su factura; no necesita un usuario.
