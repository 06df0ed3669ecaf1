### Correos: asuntos y texto. No llevan enlaces para iniciar sesión, ni más de lo necesario.

mail-greeting = Hola, { $name }:
mail-greeting-nameless = Hola:
mail-footer =
    { $biller }
    ¿Tiene preguntas? Llame al { $phone }.

## Un código para iniciar sesión
mail-code-subject = Su código para iniciar sesión en { $biller }
mail-code-text =
    Su código para iniciar sesión es { $code }

    { $minutes ->
        [one] Es válido por { $minutes } minuto y se puede usar una sola vez.
       *[other] Es válido por { $minutes } minutos y se puede usar una sola vez.
    } Nadie de nuestra oficina se lo pedirá jamás.

    Si no pidió un código, puede ignorar este correo.

## Un enlace para elegir una contraseña
mail-reset-subject = Elija una contraseña nueva para { $biller }
mail-reset-text =
    Alguien, probablemente usted, pidió elegir una contraseña nueva para el nombre de usuario { $username }.

    { $minutes ->
        [one] El enlace de abajo es válido por { $minutes } minuto y se puede usar una sola vez.
       *[other] El enlace de abajo es válido por { $minutes } minutos y se puede usar una sola vez.
    }

    Si no lo pidió, puede ignorar este correo. Su contraseña sigue siendo la misma.
mail-reset-link = Elegir una contraseña nueva

## Un cambio en la forma de iniciar sesión
mail-security-details =
    Cuándo: { $time }
    Dispositivo: { $device }
mail-security-not-you = Si fue usted, no tiene que hacer nada. Si no fue usted, elija ahora mismo una contraseña nueva, con lo que se cierra la sesión en todos los dispositivos, y llámenos.
mail-security-link = Elegir una contraseña nueva
mail-security-app-added-subject = Se agregó una aplicación de autenticación
mail-security-app-added = A partir de ahora, al iniciar sesión se le pedirá además un código de su aplicación de autenticación.
mail-security-app-removed-subject = Se quitó su aplicación de autenticación
mail-security-app-removed = A partir de ahora, al iniciar sesión ya no se le pedirá un código de la aplicación. Los códigos de recuperación ya no sirven.
mail-security-passkey-added-subject = Se agregó una llave de acceso
mail-security-passkey-added = A partir de ahora se puede iniciar sesión en su cuenta con una llave de acceso nueva.
mail-security-passkey-removed-subject = Se quitó una llave de acceso
mail-security-passkey-removed = Una de sus llaves de acceso ya no sirve para iniciar sesión.
mail-security-codes-renewed-subject = Tiene nuevos códigos de recuperación
mail-security-codes-renewed = Se crearon nuevos códigos de recuperación. Los anteriores ya no sirven.
mail-security-code-used-subject = Se usó un código de recuperación
mail-security-code-used = Se usó uno de sus códigos de recuperación en lugar de un código de su aplicación.
mail-security-password-subject = Su contraseña ha cambiado
mail-security-password = La contraseña de su acceso a nuestro portal ha cambiado. Se cerró la sesión en todos los demás dispositivos.

## Otro correo electrónico para un usuario
mail-email-code-subject = Su código para confirmar este correo en { $biller }
mail-email-code-text =
    Alguien, probablemente usted, quiere usar este correo electrónico para un usuario de { $biller }. El código para confirmarlo es { $code }

    { $minutes ->
        [one] Es válido por { $minutes } minuto y se puede usar una sola vez.
       *[other] Es válido por { $minutes } minutos y se puede usar una sola vez.
    } Nadie de nuestra oficina se lo pedirá jamás.

    Si no fue usted, puede ignorar este correo. Sin el código no cambia nada.
mail-email-wanted-subject = Su correo electrónico en { $biller }
mail-email-wanted-text =
    Alguien quiso usar este correo electrónico para otro usuario de { $biller }. Su usuario ya lo tiene, así que no es posible.

    No ha cambiado nada y usted no tiene que hacer nada. Si fue usted y quiere pasar el correo de un usuario al otro, cámbielo primero en el que lo tiene, o llámenos al { $phone }.
mail-email-changed-subject = Su correo electrónico ha cambiado
mail-email-changed-text = El correo electrónico de su usuario en { $biller } es ahora { $masked }. Desde ahora enviamos allí nuestros correos. Se cerró la sesión en todos los demás dispositivos, y los códigos y enlaces enviados a esta dirección ya no sirven.
mail-email-not-you = Si fue usted, no tiene que hacer nada. Si no fue usted, llámenos de inmediato al { $phone }. Detendremos a quien lo hizo y le devolveremos su usuario.
mail-email-confirmed-subject = Este es ahora su correo electrónico en { $biller }
mail-email-confirmed-text = Usted confirmó este correo electrónico para el nombre de usuario { $username } en { $biller }. Puede iniciar sesión con él, y desde ahora recibirá aquí nuestros correos. También avisamos a su dirección anterior.
mail-email-confirmed-link = Ver los datos de su cuenta

## Un cambio en los datos de una cuenta
mail-details-changed-subject = Los datos de su cuenta han cambiado
mail-details-changed-text =
    Una persona autorizada cambió datos de la cuenta { $number }:

    { $changed }

    Por su seguridad no escribimos aquí cuáles son ahora.
mail-details-name = Por quién preguntamos
mail-details-address = Dirección postal
mail-details-phone = Teléfono
mail-details-not-you = Si está al tanto, no tiene que hacer nada. Si no lo está, llámenos de inmediato al { $phone }.
mail-details-changed-link = Ver los datos de la cuenta

## Pago recibido
mail-received-subject = Recibimos su pago de { $amount }
mail-received-text =
    Gracias. Recibimos su pago.

    Monto: { $amount }
    Fecha: { $date }
    Método de pago: { $method }
    Cuenta: { $account }
    Número de confirmación: { $confirmation }
mail-received-invoices = Se aplicó a:
mail-received-invoice = Factura { $number }: { $amount }
mail-received-credit = Queda como saldo a favor: { $amount }
mail-received-receipt = Vea su recibo

## Pago en proceso
mail-in-progress-subject = Su pago de { $amount } está en proceso
mail-in-progress-text =
    Su pago está en camino. Los pagos desde una cuenta bancaria suelen tardar de 2 a 5 días hábiles. Le avisaremos por correo cuando llegue. No pague de nuevo, por favor.

    Monto: { $amount }
    Método de pago: { $method }
mail-in-progress-details = Vea su pago

## Pago fallido
mail-failed-subject = Su pago de { $amount } no se pudo completar
mail-failed-text =
    Su pago no se pudo completar.

    { $reason }

    Monto: { $amount }
    Método de pago: { $method }
mail-failed-pay = Pague de otra manera

## Pago devuelto
mail-returned-subject = Su banco devolvió su pago de { $amount }
mail-returned-text =
    Su banco devolvió el pago que hizo el { $date }. Lo que había pagado vuelve a quedar pendiente.

    Monto: { $amount }
    Método de pago: { $method }
mail-returned-part-subject = Su banco retiró { $part } de su pago
mail-returned-part-text =
    Su banco retiró una parte del pago que hizo el { $date }. Esa parte vuelve a quedar pendiente.

    Retirado: { $part }
    Pago: { $amount }
    Método de pago: { $method }
mail-returned-details = Vea cuánto debe

## Pago en disputa
mail-disputed-subject = Su pago de { $amount } está en disputa
mail-disputed-text =
    Su banco nos informa que su pago del { $date } fue disputado y lo está revisando. Hasta que decida, el pago cuenta como recibido y usted no debe nada más. Si no quiso disputarlo, avise a su banco, por favor.

    Monto: { $amount }
    Método de pago: { $method }
mail-disputed-details = Vea su pago

## Reembolso
mail-refunded-subject = Le reembolsamos { $amount }
mail-refunded-text =
    Le devolvimos dinero del pago que hizo el { $date }. Su banco puede tardar hasta 10 días hábiles en mostrarlo.

    Monto: { $amount }
    A: { $method }
    Cuenta: { $account }
mail-refunded-owed = Lo que ese dinero había pagado vuelve a quedar pendiente, salvo que fuera un saldo a favor.
mail-refunded-details = Vea el pago

## Un reembolso que no llegó
mail-refund-failed-subject = Su reembolso de { $amount } no llegó
mail-refund-failed-text =
    Quisimos devolver { $amount } a { $method } y su banco no pudo recibirlo. El dinero vuelve a contar como pagado en su cuenta.

    Llámenos al { $phone }, por favor, para encontrar otra forma.
mail-refund-failed-details = Vea el pago

## Pago automático
mail-autopay-enrolled-subject = El pago automático de la cuenta { $number } está activado
mail-autopay-changed-subject = Se cambió el pago automático de la cuenta { $number }
mail-autopay-enrolled-text =
    Desde ahora sus facturas se pagan automáticamente. Le avisaremos antes de cada cobro.

    Cuenta: { $number }
    Método de pago: { $method }
    Cuándo: { $timing }
mail-autopay-first = El primer cobro es de { $amount } el { $date }, salvo que pague antes.
mail-autopay-not-you = Si usted no lo pidió, detenga el pago automático y llámenos.
mail-autopay-link = Ver el pago automático
mail-autopay-announced-subject = Pago automático: { $amount } el { $date }
mail-autopay-announced-text =
    El pago automático cobrará:

    Monto: { $amount }
    Fecha: { $date }
    Método de pago: { $method }
    Cuenta: { $account }
mail-autopay-announced-above-cap = Supera su límite de { $cap }. Si ese día lo sigue superando, no lo cobraremos y le pediremos que lo pague usted.
mail-autopay-announced-until = No tiene que hacer nada. Si antes paga todo o una parte, solo se cobra el resto. Hasta las { $time } de ese día puede omitir este cobro o detener el pago automático.
mail-autopay-announced-link = Omitirlo o cambiar el pago automático
mail-autopay-failed-subject = Su pago automático de { $amount } no se pudo completar
mail-autopay-failed-text =
    { $reason }

    Monto: { $amount }
    Cuenta: { $account }
mail-autopay-failed-next = El pago automático lo intentará de nuevo el { $date } con { $method }. Si usted paga antes, no lo hará.
mail-autopay-asked-subject = Por favor, pague usted { $amount } de la cuenta { $number }
mail-autopay-asked-text =
    El pago automático no cobró este monto, así que sigue pendiente:

    Monto: { $amount }
    Cuenta: { $account }
mail-autopay-asked-above-cap = El monto supera el límite que usted fijó.
mail-autopay-asked-above-limit = El monto es mayor de lo que usted puede pagar en esta cuenta.
mail-autopay-asked-too-late = No se pudo cobrar en su día, y tanto tiempo después no lo hacemos sin preguntarle.
mail-autopay-asked-paused = El pago automático está en pausa porque su método de pago ya no se puede usar. Elija otro para la próxima factura.
mail-autopay-asked-refused = Nuestro servicio de pagos no aceptó el cobro.
mail-autopay-asked-needs-payer = Su banco quiere que usted confirme este pago, y solo usted puede hacerlo.
mail-autopay-asked-declined = { $reason } El pago automático no vuelve a intentarlo.
mail-autopay-asked-link = Pagar ahora
mail-autopay-paused-subject = El pago automático de la cuenta { $number } está en pausa
mail-autopay-paused-text = El método de pago ya no se puede usar. No se cobra nada hasta que usted elija otro, y las facturas que venzan las paga usted.
mail-autopay-paused-link = Elegir otro método de pago
mail-autopay-stopped-subject = El pago automático de la cuenta { $number } se detuvo
mail-autopay-stopped-by-payer = El pago automático se detuvo: lo hizo usted o alguien que administra la cuenta.
mail-autopay-stopped-access-lost = Usted ya no puede pagar en esta cuenta, por lo que el pago automático se detuvo.
mail-autopay-stopped-unauthorized = Su banco indica que no están autorizados los débitos de su cuenta, por lo que el pago automático se detuvo.
mail-autopay-stopped-text = No se cobra nada más. Las facturas abiertas tienen que pagarse de otra manera.

## A quien pagó sin iniciar sesión
mail-guest-to-account = Se abonó a la cuenta: { $amount }
mail-guest-pay = Pague su factura
mail-guest-register-text = La próxima vez puede ver todas sus facturas en un solo lugar. Solo tiene que elegir una contraseña.
mail-guest-register = Regístrese en medio minuto

## Registro
mail-registration-code-subject = Su código de registro de { $biller }
mail-registration-code-text =
    Su código de registro es { $code }

    Alguien, probablemente usted, desea consultar sus facturas en el portal de clientes de { $biller } y escribió los datos de su cuenta.

    { $minutes ->
        [one] El código es válido por { $minutes } minuto y se puede usar una sola vez.
       *[other] El código es válido por { $minutes } minutos y se puede usar una sola vez.
    } Nadie de nuestra oficina se lo pedirá.

    Si no fue usted, puede ignorar este correo: sin el código nadie ve su cuenta.
mail-welcome-subject = Le damos la bienvenida a { $biller }
mail-welcome-text =
    Su usuario está listo. Desde ahora puede consultar sus facturas y pagarlas en nuestro portal.

    Nombre de usuario: { $username }

    Con él tiene acceso a:
    { $accounts }
mail-welcome-link = Ver sus facturas
mail-accounts-added-subject = { $biller }: se agregó una cuenta a su usuario
mail-accounts-added-text =
    Desde ahora su usuario tiene acceso a:
    { $accounts }

    Si usted no la agregó, llámenos al { $phone }.
mail-login-registered-subject = { $biller }: se registró un usuario para su cuenta
mail-login-registered-text =
    Desde ahora un usuario más tiene acceso a:
    { $accounts }

    Lo registró { $name }, con un código que enviamos al correo electrónico que figura en esta cuenta.

    Si no está al tanto, llámenos al { $phone }.

## Una tarjeta por vencer
mail-expiring-subject = Su { $method } vence pronto
mail-expiring-text =
    Su { $method } está guardada para sus pagos y vence al final de { $date }.

    Cuando tenga la nueva tarjeta, agréguela en nuestro portal y elimine la anterior, para que sus pagos continúen sin interrupción.
mail-expiring-link = Métodos de pago

## Una invitación a la cuenta de alguien
mail-invitation-subject = { $inviter } le invita a una cuenta en { $biller }
mail-invitation-text =
    { $inviter } le invita a la cuenta { $number } en { $biller }.

    Lo que usted podrá hacer: { $rights }

    La invitación es válida hasta el { $date } y se puede usar una sola vez. No ocurre nada hasta que usted la acepte.

    Si no conoce a { $inviter }, puede ignorar este correo.
mail-invitation-link = Vea la invitación

## Una invitación se aceptó
mail-accepted-subject = { $name } ya tiene acceso a la cuenta { $number }
mail-accepted-text =
    { $name } aceptó la invitación enviada a { $email } y ya tiene acceso a la cuenta { $number }.

    Lo que puede hacer: { $rights }

    Si no es la persona que usted quería invitar, retire el acceso.
mail-accepted-link = Vea quién tiene acceso

## Pagos de un día posterior
mail-schedule-made-subject = Su pago de { $amount } está programado para el { $date }
mail-schedule-made-text =
    Esto es lo que está programado:

    Monto: { $amount }
    Cuándo: { $date }
    Método de pago: { $method }
    Cuenta: { $account }

    Si eligió facturas, solo se cobrará lo que ese día siga pendiente de ellas.
mail-schedule-details = Véalo o cámbielo
mail-schedule-comes-up-subject = Cobraremos { $amount } el { $date }
mail-schedule-comes-up-text =
    Se acerca su próximo pago regular.

    Monto: { $amount }
    Fecha: { $date }
    Método de pago: { $method }

    No tiene que hacer nada. Para cambiarlo, omitirlo o detenerlo, use a tiempo el enlace de abajo.
mail-schedule-less-subject = Su pago programado fue de solo { $amount }
mail-schedule-less-text =
    Usted programó un pago de { $planned }. Una parte ya se había pagado de otra manera, así que solo cobramos { $amount }.
mail-schedule-not-charged-subject = No se cobró su pago programado para el { $date }
mail-schedule-nothing-left = Usted programó un pago de { $amount }. Las facturas que eligió ya están pagadas, así que no se cobró nada. No tiene que hacer nada.
mail-schedule-late = Usted programó un pago de { $amount }. No pudimos cobrarlo a tiempo, y pasados más de tres días no lo hacemos sin preguntar. No se cobró nada. Si todavía desea pagar, hágalo ahora, por favor.
mail-schedule-refused =
    Usted programó un pago de { $amount }. No se cobró nada.

    { $reason }
mail-schedule-pay = Pagar ahora
mail-schedule-failed-subject = Su pago programado de { $amount } no se pudo completar
mail-schedule-failed-text =
    Su pago programado no se pudo completar.

    { $reason }

    Monto: { $amount }
    Método de pago: { $method }
mail-schedule-again = Volveremos a intentarlo el { $date }. Procure que para entonces haya fondos suficientes, o pague de otra manera; lo que pague mientras tanto no se cobrará de nuevo si es por las facturas que eligió.
mail-schedule-not-again = No lo intentaremos de nuevo. Pague de otra manera, por favor.
mail-schedule-canceled-subject = Su pago programado quedó detenido
mail-schedule-canceled-text = El pago programado de { $amount } quedó detenido. No se cobrará nada más por él.
mail-schedule-canceled-last = El pago regular de { $amount } quedó detenido. El del { $date } está demasiado cerca para detenerlo; es el último.

## Convenios de pago
mail-arrangement-made-subject = Su convenio de pago
mail-arrangement-made-text = Usted acordó pagar { $amount } vencidos de la cuenta { $account } en estas cuotas:
mail-arrangement-instalment = El { $date }: { $amount }
mail-arrangement-made-then = Haga ahora el primer pago, por favor, si aún no lo ha hecho. Mientras cumpla el convenio, no le enviaremos recordatorios por estas facturas.
mail-arrangement-details = Vea el convenio
mail-instalment-subject = Su cuota de { $amount } vence el { $date }
mail-instalment-automatic = Cobraremos { $amount } el { $date } con este método: { $method }. No tiene que hacer nada.
mail-instalment-by-hand = Pague { $amount } a más tardar el { $date }, por favor, para que su convenio de pago siga vigente.
mail-instalment-failed-subject = No se cobró su cuota
mail-instalment-failed-text =
    No se cobró la cuota de su convenio de pago.

    { $reason }
mail-instalment-late = No pudimos cobrarla a tiempo, y pasados más de tres días no lo hacemos sin preguntar.
mail-instalment-again = Volveremos a intentarlo el { $date }. Si antes paga de otra manera, no se cobrará nada.
mail-instalment-pay = Páguela pronto por su cuenta, por favor, para que el convenio siga vigente.
mail-arrangement-broken-subject = Su convenio de pago quedó sin efecto
mail-arrangement-broken-text = Faltó una cuota, así que el convenio ya no rige. Los { $amount } restantes vencen ahora. Páguelos, por favor, o llámenos si no puede.
mail-arrangement-completed-subject = Su convenio de pago está cumplido
mail-arrangement-completed-text = Gracias. Los { $amount } están pagados por completo.
