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
