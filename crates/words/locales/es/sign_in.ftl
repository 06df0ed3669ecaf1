### Iniciar y cerrar sesión.

sign-in-welcome = Le damos la bienvenida
sign-in-welcome-to = Le damos la bienvenida a { $biller }
sign-in-purpose = Consulte sus facturas y páguelas.
sign-in-title = Iniciar sesión
sign-in-login = Nombre de usuario o correo electrónico
sign-in-password = Contraseña
sign-in-submit = Iniciar sesión
sign-in-or = o
sign-in-session-expired = Su sesión ha vencido. Inicie sesión de nuevo.
sign-in-signed-out = Ha cerrado la sesión.

## Un código en lugar de la contraseña
sign-in-by-code = Enviarme un código por correo
sign-in-by-code-title = Iniciar sesión con un código
sign-in-by-code-explained = Le enviaremos por correo electrónico un código de 6 dígitos. No necesita contraseña.
sign-in-email = Correo electrónico
sign-in-send-code = Enviar el código
sign-in-by-password = Iniciar sesión con contraseña
sign-in-code-title = Escriba su código
sign-in-code-sent = { $minutes ->
    [one] Si { $email } corresponde a una cuenta nuestra, ya le enviamos un código de 6 dígitos. Es válido por { $minutes } minuto.
   *[other] Si { $email } corresponde a una cuenta nuestra, ya le enviamos un código de 6 dígitos. Es válido por { $minutes } minutos.
}
sign-in-code = Código de 6 dígitos
sign-in-code-hint = ¿No le ha llegado? Revise el correo no deseado o pida otro código.
sign-in-code-submit = Iniciar sesión
sign-in-code-again = Enviar otro código
sign-in-other-email = Usar otro correo
