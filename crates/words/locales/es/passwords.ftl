### Elegir una contraseña: la regla, y qué falla en lo escrito.

passwords-title = Contraseña
passwords-explained = Al cambiarla se cierra su sesión en todos los demás dispositivos.
passwords-change = Cambiar la contraseña
passwords-change-situation = Su sesión sigue abierta aquí; en los demás dispositivos se cierra.
passwords-changed = Su contraseña ha cambiado. Se cerró la sesión en todos los demás dispositivos.
passwords-current = Contraseña actual
passwords-current-wrong = Esa no es su contraseña actual.

## Olvidada
passwords-forgotten = ¿Olvidó su contraseña?
passwords-reset-explained = Le enviaremos por correo un enlace para elegir una nueva. Mientras tanto, la anterior sigue siendo válida.
passwords-reset-ask = Enviar el enlace
passwords-reset-again = Pedir otro enlace
passwords-reset-sent-title = Revise su correo
passwords-reset-sent = { $minutes ->
    [one] Si lo que escribió corresponde a una cuenta nuestra, ya le enviamos un enlace. Es válido por { $minutes } minuto.
   *[other] Si lo que escribió corresponde a una cuenta nuestra, ya le enviamos un enlace. Es válido por { $minutes } minutos.
}
passwords-reset-sent-hint = ¿No le ha llegado? Revise el correo no deseado o pida otro enlace.
passwords-choose = Elija una contraseña nueva
passwords-choose-situation = Para el nombre de usuario { $username }. Se cerrará su sesión en todos los dispositivos.
passwords-choose-submit = Guardar la contraseña nueva
passwords-chosen = Su contraseña nueva quedó guardada. Inicie sesión con ella.
passwords-link-gone-title = Este enlace ya no funciona

## Los campos
passwords-new = Contraseña nueva
passwords-again = Repita la contraseña nueva
passwords-rule-nist = Al menos { $least } caracteres; lo más fácil son varias palabras. Nada común, ni su nombre.
passwords-rule-seed = Al menos { $least } caracteres, con una mayúscula, una minúscula, un dígito y uno de { $symbols }

## Mientras se escribe
passwords-strength = Seguridad
passwords-strength-weak = Todavía es débil
passwords-strength-fair = Falta un poco
passwords-strength-good = Buena
passwords-strength-strong = Muy buena

## Problemas
passwords-too-short = Use al menos { $least } caracteres.
passwords-too-long = Use { $most } caracteres como máximo.
passwords-no-upper-case = Agregue una letra mayúscula.
passwords-no-lower-case = Agregue una letra minúscula.
passwords-no-digit = Agregue un dígito.
passwords-no-symbol = Agregue uno de { $symbols }
passwords-too-common = Esta contraseña es fácil de adivinar. Use palabras que no suelan ir juntas.
passwords-about-the-person = Esta contraseña es poco más que un nombre. Use palabras que no tengan que ver con usted ni con nosotros.
passwords-differ = Las dos contraseñas son distintas. Escriba la misma dos veces.
