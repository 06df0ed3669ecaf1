### Cuidar la cuenta: dispositivos, contraseñas, segundos pasos, llaves de acceso.

security-title = Seguridad
security-situation = Cómo inicia sesión y dónde la tiene abierta ahora.

security-signing-in = Inicio de sesión

## Dispositivos
security-devices = Dispositivos con la sesión abierta
security-device = { $browser } en { $system }
security-device-of-system = Un navegador en { $system }
security-device-unknown = Un navegador desconocido
security-device-by-password = Sesión iniciada con contraseña el { $time }
security-device-by-code = Sesión iniciada con un código enviado por correo el { $time }
security-device-seen = último uso: { $time }
security-device-this = Este dispositivo
security-device-sign-out = Cerrar sesión
security-device-sign-out-described = Cerrar sesión en { $device }
security-devices-sign-out = Cerrar sesión en todos los demás
security-device-signed-out = Se cerró la sesión en el dispositivo.
security-devices-signed-out = Se cerró la sesión en todos los demás dispositivos.

## El segundo paso
security-second-factor-required = Active una aplicación de autenticación para continuar. Se lo pedimos a todos.
security-app-title = Aplicación de autenticación
security-app-off = Desactivada. Con ella, nadie que conozca su contraseña podrá entrar sin su teléfono.
security-app-on = Activada. Al iniciar sesión se pide también su código.
security-app-add = Activar
security-app-add-title = Active una aplicación de autenticación
security-app-explained = Una aplicación en su teléfono muestra un código nuevo cada 30 segundos. Sirve cualquier aplicación de autenticación.
security-app-scan = Escanee esto con la aplicación. Si está en el mismo teléfono, escriba la clave en la aplicación.
security-app-qr = Código QR para la aplicación de autenticación
security-app-key = Clave
security-app-code = Código de 6 dígitos que muestra la aplicación
security-app-confirm = Activar
security-app-removed = Se quitó la aplicación de autenticación.
security-remove-app-title = ¿Quitar la aplicación de autenticación?
security-remove-app-explained = Al iniciar sesión ya no se le pedirá un código, y sus códigos de recuperación dejarán de servir.
security-remove-app = Quitar la aplicación
security-second-step-title = Un paso más
security-second-step-explained = Abra su aplicación de autenticación y escriba el código que muestra.
security-second-code = Código
security-second-code-hint = Si no tiene su teléfono, use uno de sus códigos de recuperación.

## Códigos de recuperación
security-codes-title = Códigos de recuperación
security-codes-explained = Cada uno le permite entrar una vez cuando no tenga su teléfono.
security-codes-shown-once = Imprima o guarde estos códigos ahora. No se mostrarán de nuevo.
security-codes-done = Ya los guardé
security-codes-download = Guardar como archivo
security-codes-renew = Crear nuevos
security-codes-file = Códigos de recuperación para { $biller }. Cada uno se usa una sola vez.
security-codes-left = { $count ->
    [one] Queda { $count }. Le permite entrar una vez sin su teléfono.
   *[other] Quedan { $count }. Cada uno le permite entrar una vez sin su teléfono.
}

## Volver a comprobarlo
security-step-up-title = ¿Sigue siendo usted?
security-step-up-explained = Lo preguntamos otra vez antes de todo lo que toca su dinero o la forma de iniciar sesión.
security-step-up-without-password = Elija primero una contraseña. Le enviaremos un enlace por correo; después inicie sesión con la contraseña nueva y continúe.

## Llaves de acceso
security-passkeys = Llaves de acceso
security-passkeys-explained = Inicie sesión con su huella, su rostro o el PIN de su dispositivo. Sin contraseña, sin nada que escribir ni que robar.
security-passkey-title = Llave de acceso
security-passkey-add = Agregar una llave de acceso
security-passkey-add-title = Agregue una llave de acceso para este dispositivo
security-passkey-explained = Su dispositivo le pedirá su huella, su rostro o su PIN. Basta por sí sola.
security-passkey-name = Nombre, para distinguirla de otras
security-passkey-remove = Quitar esta llave de acceso
security-passkey-remove-explained = Una llave que se quita aquí permanece en el dispositivo, pero ya no abre nada.
security-passkey-added = Se agregó la llave de acceso.
security-passkey-removed = Se quitó la llave de acceso.
security-passkey-made = Agregada el { $time }
security-device-by-passkey = Sesión iniciada con una llave de acceso el { $time }
security-passkey-sign-in = Iniciar sesión con una llave de acceso
security-passkey-use = Usar una llave de acceso
security-passkey-failed = El dispositivo no terminó. Inténtelo de nuevo o use otra manera.
security-passkey-needs-script = Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador.
