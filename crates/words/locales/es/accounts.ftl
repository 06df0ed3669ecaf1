### Varias cuentas: juntas en una página, y cómo llama cada usuario a las suyas.

accounts-title = Todas las cuentas
accounts-situation = { $count ->
    [one] { $count } cuenta, { $due } por pagar en total.
   *[other] { $count } cuentas, { $due } por pagar en total.
}
accounts-nothing-due = { $count ->
    [one] No debe nada en su cuenta.
   *[other] No debe nada en sus { $count } cuentas.
}
accounts-account = Cuenta
accounts-due-on = Vencimiento
accounts-past-due = Vencido
accounts-in-progress = En proceso
accounts-due = Por pagar
accounts-pay = Pagar
accounts-pay-for = Pagar { $account }
accounts-pay-several = Pagar varias cuentas a la vez
accounts-together = Ver lo que debe en todas

## Cómo las llama cada usuario
accounts-settings-title = Cuentas
accounts-settings-explained = Las cuentas a las que tiene acceso su usuario. Elija una para darle un nombre o para quitarla de su usuario.
accounts-yours = Sus cuentas
accounts-saved = Se guardó el nombre.
accounts-left = La cuenta { $number } se quitó de su usuario.
accounts-name-title = El nombre que usted le da
accounts-name = Nombre
accounts-name-hint = Solo lo ve usted. Por ejemplo: Casa, Apartamento de mamá. Déjelo vacío para usar el nombre que le damos nosotros.
accounts-leave-title = Quitarla de su usuario
accounts-leave-holder = Ya no verá esta cuenta ni podrá pagarla aquí. La cuenta sigue como está. Para recuperarla tendrá que agregarla de nuevo.
accounts-leave-delegate = Ya no verá esta cuenta ni podrá pagarla aquí. Para recuperarla tendrán que invitarle de nuevo.
accounts-leave = Quitar esta cuenta
