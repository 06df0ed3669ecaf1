### Keeping an account safe: devices, passwords, second steps, passkeys.

security-title = Security
security-situation = How you sign in, and where you are signed in now.

security-signing-in = Signing in

## Devices
security-devices = Signed-in devices
# $browser (String) - the browser's name
# $system (String) - the system's name
security-device = { $browser } on { $system }
# $system (String) - the system's name
security-device-of-system = A browser on { $system }
security-device-unknown = An unknown browser
# $time (String) - written date and time
security-device-by-password = Signed in with a password on { $time }
# $time (String) - written date and time
security-device-by-code = Signed in with a code from an e-mail on { $time }
# $time (String) - written date and time
security-device-seen = last used { $time }
security-device-this = This device
security-device-sign-out = Sign out
# $device (String) - such as "Chrome on Android"
security-device-sign-out-described = Sign out { $device }
security-devices-sign-out = Sign out all other devices
security-device-signed-out = The device has been signed out.
security-devices-signed-out = All other devices have been signed out.
