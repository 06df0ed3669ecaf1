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

## The second step
security-second-factor-required = Set up an authenticator app to go on. We ask everyone to.
security-app-title = Authenticator app
security-app-off = Off. With it, a stranger who knows your password still can't get in.
security-app-on = On. Signing in asks for its code as well.
security-app-add = Set up
security-app-add-title = Set up an authenticator app
security-app-explained = An app on your phone shows a new code every 30 seconds. Any authenticator app will do.
security-app-scan = Scan this with the app. On the same phone, type the key into the app instead.
security-app-qr = QR code for the authenticator app
security-app-key = Key
security-app-code = 6-digit code that the app shows
security-app-confirm = Turn on
security-app-removed = The authenticator app has been removed.
security-remove-app-title = Remove the authenticator app?
security-remove-app-explained = Signing in will no longer ask for a code, and your recovery codes will be worth nothing.
security-remove-app = Remove the app
security-second-step-title = One more step
security-second-step-explained = Open your authenticator app and enter the code that it shows.
security-second-code = Code
security-second-code-hint = Without your phone, use one of your recovery codes.

## Recovery codes
security-codes-title = Recovery codes
security-codes-explained = Each of these lets you in once when you don't have your phone.
security-codes-shown-once = Print or save these codes now. They are not shown again.
security-codes-done = I have kept them
security-codes-download = Save as a file
security-codes-renew = Make new ones
# $biller (String) - the biller's name
security-codes-file = Recovery codes for { $biller }. Each can be used once.
# $count (Number) - how many are not used yet
security-codes-left = { $count ->
    [one] { $count } left. Each lets you in once without your phone.
   *[other] { $count } left. Each lets you in once without your phone.
}

## Proving it again
security-step-up-title = Is it still you?
security-step-up-explained = We ask once more before anything that concerns money or how you sign in.
security-step-up-without-password = Choose a password first. We will e-mail you a link; then sign in with the new password and go on.

## Passkeys
security-passkeys = Passkeys
security-passkeys-explained = Sign in with your fingerprint, your face or the PIN of your device. No password, nothing to type, nothing to steal.
security-passkey-title = Passkey
security-passkey-add = Add a passkey
security-passkey-add-title = Add a passkey for this device
security-passkey-explained = Your device will ask for your fingerprint, your face or its PIN. It is proof enough on its own.
security-passkey-name = Name, to tell it from others
security-passkey-remove = Remove this passkey
security-passkey-remove-explained = A passkey that is removed here stays on the device, but opens nothing any more.
security-passkey-added = The passkey has been added.
security-passkey-removed = The passkey has been removed.
# $time (String) - written date and time
security-passkey-made = Added { $time }
# $time (String) - written date and time
security-device-by-passkey = Signed in with a passkey on { $time }
security-passkey-sign-in = Sign in with a passkey
security-passkey-use = Use a passkey
security-passkey-failed = The device didn't finish. Try again, or use another way.
security-passkey-needs-script = Passkeys need JavaScript, which is turned off in this browser.
