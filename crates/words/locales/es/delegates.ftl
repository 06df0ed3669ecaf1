### Personas con acceso a una cuenta ajena: invitarlas, qué pueden hacer, qué hicieron.

delegates-title = Personas con acceso
delegates-explained = Quién tiene acceso a la cuenta { $number } y qué puede hacer.
delegates-list = Personas
delegates-name-you = { $name } (usted)
delegates-since = desde el { $date }
delegates-invite = Invitar a alguien
delegates-who-did-what = Ver quién hizo qué
delegates-own-only = Aquí ve a las personas titulares de la cuenta y a usted. Solo una persona titular, o alguien que la administra, puede invitar a otras.
delegates-give-up = Renunciar a su acceso

## Lo que alguien puede hacer
delegates-right-holder = Titular de la cuenta
delegates-right-view = Solo consultar
delegates-right-pay = Consultar y pagar
delegates-right-pay-at-once = Consultar y pagar, hasta { $limit } por vez
delegates-right-pay-a-month = Consultar y pagar, hasta { $limit } al mes
delegates-right-pay-both = Consultar y pagar, hasta { $payment } por vez y { $month } al mes
delegates-right-manage = Administrar

## Invitar
delegates-new-title = Invitar a alguien
delegates-new-explained = Le enviaremos por correo un enlace para tener acceso a la cuenta { $number }. Se puede usar una sola vez, en un plazo de 14 días.
delegates-email = Su correo electrónico
delegates-email-hint = Quien abra el enlace acepta la invitación; envíela a alguien de confianza.
delegates-rights = ¿Qué podrá hacer?
delegates-view-hint = Ver facturas, consumo y pagos. No puede pagar.
delegates-pay-hint = Ver todo y pagar, con sus propios métodos de pago.
delegates-manage-hint = Ver todo, pagar sin límite e invitar a otras personas. No puede cambiar a una persona titular.
delegates-limit-at-once = Como máximo, en un pago
delegates-limit-a-month = Como máximo, en un mes calendario
delegates-limit-hint = Déjelo vacío si no hay límite.
delegates-language = Idioma de la carta
delegates-send = Enviar la invitación
delegates-sent = La invitación va en camino a { $email }.

## Invitaciones en espera
delegates-waiting = Invitaciones en espera
delegates-valid-until = válida hasta el { $date }
delegates-expired-on = venció el { $date }
delegates-send-again = Enviar de nuevo
delegates-send-again-to = Enviar de nuevo a { $email }
delegates-take-back = Retirar
delegates-take-back-from = Retirar la invitación a { $email }
delegates-taken-back = La invitación a { $email } ya no se puede usar.

## Cambiar los permisos
delegates-change-title = Qué puede hacer { $name }
delegates-change-explained = Rige desde su próximo paso en la cuenta { $number }.
delegates-change-of = Cambiar qué puede hacer { $name }
delegates-changed = Se guardó. Rige desde ahora.
delegates-withdraw-title = Retirar el acceso
delegates-withdraw-explained = { $name } ya no verá esta cuenta ni podrá pagarla, tampoco donde tenga la sesión abierta ahora. Los pagos ya enviados no se ven afectados.
delegates-withdraw = Retirar el acceso
delegates-withdrawn = Se retiró el acceso.

## Quién hizo qué
delegates-activity-title = Quién hizo qué
delegates-activity-explained = Lo que hicieron las personas en la cuenta { $number }, lo más reciente primero.
delegates-activity-empty = Nadie ha hecho nada aquí todavía.
delegates-activity-pages = Páginas de la actividad
delegates-who = Quién
delegates-what = Qué
delegates-did-sign-in = Inició sesión
delegates-did-pay = Envió un pago de { $amount }
delegates-did-add-card = Agregó una tarjeta
delegates-did-add-bank = Agregó una cuenta bancaria
delegates-did-turn-autopay-on = Activó el pago automático
delegates-did-change-autopay = Cambió el pago automático
delegates-did-skip-debit = Omitió un cobro del pago automático
delegates-did-stop-autopay = Detuvo el pago automático
delegates-did-invite = Invitó a { $email }: { $rights }
delegates-did-invite-again = Envió de nuevo la invitación a { $email }
delegates-did-take-back = Retiró la invitación a { $email }
delegates-did-accept = Aceptó la invitación enviada a { $email }
delegates-did-change = Cambió qué puede hacer { $person }: { $rights }
delegates-did-withdraw = Retiró el acceso de { $person }
delegates-did-leave = Renunció a su propio acceso
delegates-did-change-details = Cambió los datos de la cuenta

## La página a la que lleva la carta
delegates-invited-title = { $inviter } le invita
delegates-invited-explained = a una cuenta en { $biller }. No ocurre nada hasta que usted acepte.
delegates-invited-may = Usted puede
delegates-invited-until = Válida hasta
delegates-signed-in-as = Su sesión está abierta como { $name }.
delegates-accept = Aceptar la invitación
delegates-other-login = Usar otro usuario
delegates-have-login = Ya tengo un usuario
delegates-new-login = O cree un usuario nuevo
delegates-new-login-explained = Su correo electrónico será { $email }.
delegates-username = Nombre de usuario
delegates-username-hint = Letras, cifras y los signos . _ - +
delegates-accept-new = Crear el usuario y aceptar
delegates-gone-title = Esta invitación no se puede usar
delegates-accepted = Le damos la bienvenida. Ya tiene acceso a la cuenta { $number }.
