### Registro, cuentas que se agregan a un usuario, y los términos.

registration-title = Registrarse
registration-situation = Tenga una factura a la mano. Enviaremos un código al correo electrónico que figura en su cuenta.
registration-ways = ¿Qué tiene a la mano?
registration-by-account = Con su número de cuenta
registration-by-account-explained = Y un dato que solo usted y nosotros conocemos.
registration-by-invoice = Con una factura
registration-by-invoice-explained = Búsquela y registre las cuentas que encuentre.
registration-have-login = ¿Ya tiene un usuario?
registration-add-title = Agregar una cuenta
registration-add-situation = La verá junto con las cuentas que ya tiene.

## Con la cuenta
registration-account-number = Número de cuenta
registration-account-number-hint = Tal como aparece en su factura, por ejemplo CL1234.
registration-any-number = Número de cuenta o de cliente
registration-any-number-hint = Tal como aparece en su factura, por ejemplo CL1234.
registration-fact = Un dato más
registration-fact-email = El correo electrónico que nos dio
registration-fact-invoice = Una factura reciente
registration-fact-postal-code = El código postal de su dirección de facturación
registration-email = Correo electrónico
registration-invoice-number = Número de factura
registration-amount = Monto
registration-postal-code = Código postal
registration-pin = PIN o contraseña de la cuenta
registration-pin-hint = El que da cuando nos llama. No es la contraseña de este portal.
registration-send-code = Obtener el código
registration-code-explained = Si los datos son correctos, enviaremos un código al correo electrónico que figura en la cuenta.

## Con una factura
registration-search = Buscar facturas
registration-search-explained = Copie los datos de una factura.
registration-last-name-on-bill = Apellido o empresa
registration-found-title = Facturas encontradas
registration-found-explained = Marque las que son suyas. Enviaremos un código al correo electrónico que figura en la cuenta.
registration-found-account = Cuenta
registration-found-due = Vencimiento
registration-found-line = { $initial }•••••, cuenta •••{ $ending }
registration-found-tick = Registrar la factura de { $amount } que vence el { $due }
registration-register-selected = Registrar las facturas marcadas
registration-search-again = Buscar de nuevo

## El código; nunca dicen si algo era correcto
registration-code-sent = { $minutes ->
    [one] Si los datos son correctos, ya enviamos un código de 6 dígitos al correo electrónico que figura en la cuenta. Es válido por { $minutes } minuto.
   *[other] Si los datos son correctos, ya enviamos un código de 6 dígitos al correo electrónico que figura en la cuenta. Es válido por { $minutes } minutos.
}
registration-start-again = Comenzar de nuevo
registration-no-code = ¿No recibió el código? Puede que los datos no coincidan con su factura, o que no tengamos su correo electrónico o tengamos uno antiguo. Llámenos al { $phone } y lo corregiremos.

## El usuario
registration-details-title = Elija su usuario
registration-details-situation = El código es correcto. Un paso más y verá sus facturas.
registration-accounts = { $count ->
    [one] Cuenta
   *[other] Cuentas
}
registration-email-on-file = Correo electrónico registrado
registration-left-out = { $count ->
    [one] Una de las cuentas que marcó tiene otro correo electrónico y no está incluida. Puede agregarla después de la misma manera.
   *[other] { $count } de las cuentas que marcó tienen otro correo electrónico y no están incluidas. Puede agregarlas después de la misma manera.
}
registration-username = Nombre de usuario
registration-username-hint = Letras, números, puntos y guiones. También puede iniciar sesión con su correo electrónico.
registration-complete = Completar el registro
registration-welcome = ¡Le damos la bienvenida! Su usuario está listo. Le enviamos un correo para confirmarlo.
registration-has-login-title = Usted ya tiene un usuario
registration-has-login = Ya existe un usuario con este correo electrónico. Inicie sesión y agregaremos lo que acaba de demostrar que es suyo.
registration-finish-title = Agregar a su usuario
registration-finish-situation = El código es correcto. Se agregará a su usuario:
registration-add = { $count ->
    [one] Agregar esta cuenta
   *[other] Agregar estas cuentas
}
registration-accounts-added = Agregado. Puede cambiar de una cuenta a otra en cualquier momento.

## Después de un pago sin registro
registration-receipt-title = Regístrese en medio minuto
registration-receipt-situation = Elija una contraseña y listo. La próxima vez verá todas sus facturas y pagará con un clic.

## Los términos
registration-terms = Términos y condiciones
registration-terms-page = Abrirlos en una página aparte
registration-terms-since = Versión { $version }, vigente desde el { $date }
registration-agree = He leído los términos y condiciones y los acepto.
registration-new-terms-title = Nuestros términos cambiaron
registration-new-terms-situation = Para continuar, léalos y acéptelos.
registration-decline = Rechazar y cerrar la sesión
registration-consents-title = Lo que usted aceptó
registration-consents-situation = Cada texto tal como era cuando lo aceptó.
registration-consents-empty = Todavía no ha aceptado nada.
registration-consents-terms = Términos y condiciones
registration-consents-given = Versión { $version }, aceptada el { $time } desde { $address }
registration-consents-download = Descargar
registration-consents-download-described = Descargar los términos, versión { $version }
