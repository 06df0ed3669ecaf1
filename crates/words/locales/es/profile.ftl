### Datos de la cuenta: nombre, idioma y correo del usuario; dirección y teléfono de la cuenta.

profile-title = Datos de la cuenta
profile-situation = Quién es usted y adónde le llegan nuestras cartas y facturas.
profile-saved = Se guardaron los cambios.
profile-save = Guardar cambios

## Usted
profile-you = Usted
profile-language = Idioma
profile-language-hint = De estas páginas y de todo lo que le enviamos.

## El correo electrónico del usuario
profile-email = Correo electrónico
profile-email-explained = Con él inicia sesión, y allí le enviamos nuestros correos.
profile-email-change = Cambiar el correo electrónico
profile-email-change-situation = Hasta ahora es { $email }. Enviaremos un código a la dirección nueva y avisaremos a la anterior.
profile-email-new = Correo electrónico nuevo
profile-email-send = Enviar el código
profile-email-sent = { $minutes ->
    [one] Escribimos a { $email }. Si la dirección se puede usar, el correo lleva un código de 6 dígitos, válido por { $minutes } minuto.
   *[other] Escribimos a { $email }. Si la dirección se puede usar, el correo lleva un código de 6 dígitos, válido por { $minutes } minutos.
}
profile-email-confirm = Confirmar la dirección
profile-email-other = Usar otra dirección
profile-email-changed = Su correo electrónico ha cambiado. Se cerró la sesión en todos los demás dispositivos.
profile-email-taken = Mientras tanto otro usuario confirmó este correo electrónico. Use otro, por favor.

## La cuenta
profile-account = Cuenta { $number }
profile-account-explained = El cliente de esta cuenta. Un cambio vale para todas las cuentas del mismo cliente.
profile-account-change = Cambiar los datos de la cuenta
profile-account-looking = Solo pueden cambiarlo el titular de la cuenta o quien la administra.
profile-company = Empresa
profile-company-fixed = Para cambiar el nombre de la empresa, llámenos, por favor. Abajo está la persona por quien preguntamos.
profile-name = Nombre
profile-contact = Persona de contacto
profile-address = Dirección postal
profile-phone = Teléfono
profile-unknown = No lo sabemos
profile-email-on-file = Correo registrado
profile-email-on-file-explained = Los códigos para registrarse con esta cuenta se envían al correo registrado. Por su seguridad no se puede cambiar aquí: llámenos al { $phone }.
