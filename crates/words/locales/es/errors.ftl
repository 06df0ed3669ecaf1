### Qué salió mal, qué significa para su dinero y qué hacer.

## Al iniciar sesión; nunca dicen si alguien tiene cuenta
errors-wrong-credentials = El nombre de usuario o la contraseña no son correctos. Inténtelo de nuevo o pida un código por correo.
errors-wrong-code = El código no es correcto o ya no es válido. Revise nuestro último correo o pida otro código.
errors-wrong-second-proof = Ese código no es correcto o ya se usó. Espere al siguiente en su aplicación o use un código de recuperación.
errors-wrong-passkey = Esa llave de acceso no funcionó aquí o pasó demasiado tiempo. Inténtelo de nuevo o inicie sesión de otra manera.
errors-too-many-tries = { $minutes ->
    [one] Demasiados intentos. Espere { $minutes } minuto e inténtelo de nuevo.
   *[other] Demasiados intentos. Espere { $minutes } minutos e inténtelo de nuevo.
}
errors-too-many-tries-today = { $hours ->
    [one] Demasiados intentos. Espere { $hours } hora e inténtelo de nuevo, o llámenos.
   *[other] Demasiados intentos. Espere { $hours } horas e inténtelo de nuevo, o llámenos.
}

## Campos vacíos
errors-missing-login = Escriba su nombre de usuario o su correo electrónico.
errors-missing-username = Elija un nombre de usuario.
errors-missing-password = Escriba su contraseña.
errors-missing-account-number = Escriba el número de cuenta tal como aparece en su factura.
errors-missing-invoice-number = Escriba el número de factura tal como aparece en ella.
errors-missing-pin = Escriba el PIN o la contraseña de su cuenta.
errors-missing-email = Escriba un correo electrónico, por ejemplo maria@example.com.
errors-missing-code = Escriba el código de 6 dígitos que le enviamos por correo.
errors-missing-second-proof = Escriba el código de 6 dígitos de su aplicación o un código de recuperación.
errors-missing-amount = Escriba el monto que desea pagar.
errors-missing-nickname = Escriba un alias para reconocer este método de pago más adelante.
errors-missing-first-name = Escriba el nombre.
errors-missing-last-name = Escriba el apellido.
errors-missing-country = Elija el país.
errors-missing-postal-code = Escriba el código postal.
errors-missing-street = Escriba la dirección.
errors-missing-city = Escriba la ciudad.
errors-missing-state = Elija el estado o la provincia.

## Una dirección que su país no conoce
errors-not-a-zip-code = Un código ZIP tiene 5 cifras, como 10001, o 9, como 10001-1234.
errors-not-a-postal-code = No es un código postal de este país. Escriba uno como { $example }.
errors-unknown-state = No hay ningún estado con ese nombre en este país. Elija uno de la lista.

## Al registrarse
errors-no-invoice-found = No encontramos ninguna factura con estos datos. Compare cada uno con su factura.
errors-choose-invoices-to-register = Elija al menos una factura para registrar.
errors-registration-gone = Este registro venció o se completó en otra ventana. Comience de nuevo.

## Montos y opciones
errors-not-an-amount = No entendemos ese monto. Escríbalo así: { $example }.
errors-amount-zero = Escriba un monto mayor que cero.
errors-amount-above = Lo máximo que puede pagar de una vez es { $limit }. Escriba un monto menor.
errors-nothing-to-pay = Aquí no hay nada que pagar. La factura ya está pagada o su pago está en proceso.
errors-choose-invoices = Elija al menos una factura para pagar.
errors-choose-accounts = Elija al menos una cuenta para pagar.
errors-above-open = En { $number } no hay más de { $open } por pagar. Escriba ese monto o uno menor.
errors-choose-method = Elija cómo desea pagar.
errors-method-unusable = Este método de pago ya no se puede usar. Elija otro o agregue uno nuevo.
errors-terms-not-accepted = Para continuar, acepte los términos.
errors-method-in-use = Hay un pago en proceso con este método. Podrá eliminarlo en cuanto termine; un débito bancario tarda de 2 a 5 días hábiles.

## Formularios que llegaron tarde
errors-review-again = Lo que debe cambió desde que lo consultó. No se hizo ningún cargo. Revise el pago de nuevo.
errors-draft-gone = Este pago se canceló o se completó en otra ventana. Consulte su actividad reciente para ver cómo terminó.
errors-passkey-known = Esta llave de acceso ya está en uso.
errors-sign-in-again = Pasó demasiado tiempo o hubo demasiados intentos. Inicie sesión de nuevo.
errors-authenticator-there = Ya tiene una aplicación de autenticación. Quítela primero si quiere usar otra.
errors-reset-link-gone = Este enlace ya no sirve. Se usa una sola vez, durante 30 minutos, y solo vale el más reciente. Pida otro.
errors-setup-not-finished = No se agregó ningún método de pago, porque se cerró la página segura o se agotó el tiempo. No se hizo ningún cargo. Inténtelo de nuevo.

## Pago automático
errors-autopay-elsewhere = Otra persona ya tiene el pago automático en esta cuenta. Hay que detenerlo antes de activar el suyo.
errors-debit-begun = Este cobro ya comenzó, así que ya no se puede omitir.

## Devolver dinero
errors-nothing-to-refund = No hay nada que reembolsar: el pago nunca se recibió o ya se devolvió por completo.
errors-above-refundable = De este pago se pueden reembolsar como máximo { $limit }. Escriba un monto menor.
errors-payment-contested = El banco del pagador retiene este pago hasta que se resuelva la disputa, así que por ahora no se puede reembolsar.

## Un nuevo usuario, y quién tiene acceso a una cuenta
errors-not-a-username = Un nombre de usuario tiene de 1 a 64 letras, cifras o los signos . _ - + y no lleva espacios.
errors-username-taken = Ese nombre de usuario ya está en uso. Elija otro, por favor.
errors-not-an-email = No es una dirección de correo electrónico. Escriba una como maria@example.com.
errors-email-taken = Ya existe un usuario con esta dirección de correo. Inicie sesión con él y acepte después la invitación.
errors-email-unchanged = Ese ya es su correo electrónico. Escriba el nuevo.
errors-invitation-gone = Esta invitación ya no se puede usar. Ya se aceptó o se retiró, o tiene más de 14 días. Pida a quien le invitó que se la envíe de nuevo.
errors-already-reached = Usted ya tiene acceso a esta cuenta, así que no hay nada que aceptar. Quien le invitó puede cambiar lo que usted puede hacer.
errors-last-holder = Usted es la única persona titular de esta cuenta, por lo que no se puede quitar de su usuario. Llámenos para cerrarla o traspasarla.
errors-above-payment-limit = En esta cuenta puede pagar hasta { $limit } por vez. No se hizo ningún cargo. Elija un monto menor.
errors-above-month-limit = En esta cuenta puede pagar hasta { $limit } al mes, y este mes le quedan { $left }. No se hizo ningún cargo. Elija un monto menor.
errors-month-limit-reached = En esta cuenta puede pagar hasta { $limit } al mes, y ya llegó a ese límite. No se hizo ningún cargo. Podrá pagar de nuevo el próximo mes.

## Rechazado por el banco: qué pasó, que no se cobró nada, qué hacer
errors-declined-insufficient-funds = Su banco indicó que no hay fondos suficientes en la cuenta. No se hizo ningún cargo. Pruebe con un monto menor o con otro método de pago.
errors-declined-call-bank = Su banco rechazó esta tarjeta. No se hizo ningún cargo. Llame al número que aparece al reverso de la tarjeta o use otro método de pago.
errors-declined-expired-card = Esta tarjeta está vencida. No se hizo ningún cargo. Agregue la tarjeta nueva o use otro método de pago.
errors-declined-security-code = El código de seguridad de la tarjeta no es correcto. No se hizo ningún cargo. Agregue de nuevo la tarjeta con el código impreso en ella o use otro método de pago.
errors-declined-number = Su banco no reconoce los datos de esta tarjeta. No se hizo ningún cargo. Revise el número y la fecha de vencimiento y agregue la tarjeta de nuevo, o use otro método de pago.
errors-declined-not-supported = Esta tarjeta no se puede usar para este tipo de pago. No se hizo ningún cargo. Use otro método de pago.
errors-declined-too-often = Esta tarjeta alcanzó su límite por ahora. No se hizo ningún cargo. Inténtelo mañana o use otro método de pago.
errors-declined-authentication = Su banco no pudo confirmar que era usted. No se hizo ningún cargo. Inténtelo de nuevo y confirme con su banco, o use otro método de pago.
errors-declined-temporary = Su banco no pudo procesar el pago en este momento. No se hizo ningún cargo. Inténtelo en unos minutos o use otro método de pago.
errors-declined-account-closed = La cuenta bancaria está cerrada. No se hizo ningún cargo. Elimínela y use otro método de pago.
errors-declined-no-account = El banco no encontró esta cuenta. No se hizo ningún cargo. Revise el número de ruta y el número de cuenta y agréguela de nuevo, o use otro método de pago.
errors-declined-not-authorized = Su banco indica que no están autorizados los débitos de esta cuenta. No se hizo ningún cargo. Comuníquese con su banco o use otro método de pago.
errors-declined-restricted = Su banco bloqueó los débitos de esta cuenta. No se hizo ningún cargo. Comuníquese con su banco o use otro método de pago.
errors-declined-other = Su banco rechazó el pago y no indicó el motivo. No se hizo ningún cargo. Comuníquese con su banco o use otro método de pago.

## El servicio de pagos
errors-processor-down-title = No pudimos comunicarnos con el servicio de pagos
errors-processor-down = No pudimos comunicarnos con el servicio de pagos. No se hizo ningún cargo. Inténtelo de nuevo en unos minutos.
errors-outcome-unknown-title = Seguimos esperando una respuesta
errors-outcome-unknown = Seguimos esperando que el servicio de pagos confirme su pago. No pague de nuevo, por favor. Le mostraremos aquí el resultado y se lo enviaremos por correo.

## Páginas
errors-not-found-title = Página no encontrada
errors-not-found = No hay nada en esta dirección. Puede que el enlace sea antiguo o que la página pertenezca a otra cuenta.
errors-internal-title = Algo falló de nuestro lado
errors-internal = No pudimos mostrar esta página. La falla quedó registrada. Si estaba pagando, consulte su actividad reciente antes de intentarlo de nuevo.
errors-reference = Si nos llama por este asunto, mencione { $reference }.
errors-busy-title = Hay mucha demanda en este momento
errors-busy = El sitio tiene más visitas que de costumbre. Inténtelo de nuevo en un minuto. No se cambió nada.
errors-stale-form-title = Esta página estuvo abierta demasiado tiempo
errors-stale-form = Por su seguridad, no aceptamos el formulario. No se cambió nada. Vuelva atrás, recargue la página e inténtelo de nuevo.
errors-forbidden-origin-title = Esta solicitud llegó desde otro sitio
errors-forbidden-origin = Por su seguridad, solo aceptamos formularios enviados desde nuestras páginas. No se cambió nada. Abra la página aquí e inténtelo de nuevo.
errors-refused-title = No fue posible
errors-malformed-title = No pudimos leer la solicitud
errors-malformed = Algo en la solicitud no es como lo esperamos. No se cambió nada. Vaya a la página de inicio e inténtelo de nuevo desde ahí.

## Pagos de un día posterior y cuotas
errors-date-too-late = La última fecha posible es el { $latest }. Elija una anterior.
errors-date-too-soon = Es demasiado tarde para programar un pago para ese día. Elija un día posterior o pague hoy.
errors-missing-date = Escriba una fecha.
errors-ends-before-it-begins = El último día es anterior al primer pago. Elija uno posterior.
errors-cut-off-passed = Es demasiado tarde para cambiar o detener este pago. Llámenos si no debe cobrarse.
errors-no-arrangement = Por ahora no se pueden acordar cuotas para esta cuenta.
errors-not-this-arrangement = Estas cuotas no son posibles. Elija un pago inicial mayor u otro número.
errors-missing-times = Escriba cuántos pagos serán, por ejemplo, 12.
