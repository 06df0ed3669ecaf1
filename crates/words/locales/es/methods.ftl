### Métodos de pago: la lista, cómo agregar uno y la autorización que lo acompaña.

methods-title = Métodos de pago
methods-situation = Tarjetas y cuentas bancarias guardadas para sus próximos pagos.
methods-list = Métodos guardados
methods-empty = No tiene métodos de pago guardados. Agregue una tarjeta o una cuenta bancaria y pagar será un paso más corto.
methods-add = Agregar un método de pago
methods-default = Predeterminado
methods-make-default = Usar como predeterminado
methods-make-default-explained = El método predeterminado es el primero que le ofrecemos al pagar.
methods-is-default-explained = Este es su método predeterminado: el primero que le ofrecemos al pagar.
methods-made-default = { $method } es ahora su método de pago predeterminado.
methods-remove-title = ¿Eliminar { $method }?
methods-remove-explained = Ya no se podrá usar para pagar. Sus recibos quedan como están, y puede agregarlo de nuevo cuando quiera.
methods-remove = Eliminar este método
methods-remove-card-title = Eliminarlo
methods-remove-in-progress = Ver el pago en proceso
methods-remove-confirm = Eliminar
methods-remove-keep = Conservar
methods-removed = Se eliminó { $method }.
methods-added = Se agregó { $method }.
methods-renamed = { $method }: se guardó el alias.
methods-card-ending = { $brand } terminada en { $last_four }
methods-bank-ending = { $bank }, cuenta terminada en { $last_four }
methods-card = Tarjeta
methods-expires = Vence en { $date }
methods-expired = Venció en { $date }
methods-expires-soon = Vence pronto
methods-expires-soon-explained = Esta tarjeta vence al final de { $date }. Cuando tenga la nueva, agréguela aquí.
methods-expired-short = Vencida
methods-expired-explained = Esta tarjeta está vencida. Agregue la nueva para seguir pagando con ella.
methods-unusable = Ya no se puede usar
methods-unusable-short = Ya no funciona

## Por qué uno ya no funciona
methods-unusable-declined = Su banco ya no acepta esta tarjeta. Llame al número que aparece al reverso o agregue otro método.
methods-unusable-account-closed = Su banco indicó que la cuenta está cerrada. Agregue otro método.
methods-unusable-no-account = Su banco no encontró esta cuenta. Revise los números y agréguela de nuevo, o agregue otro método.
methods-unusable-not-authorized = Su banco indicó que no están autorizados los débitos de esta cuenta. Comuníquese con su banco o agregue otro método.
methods-unusable-restricted = Su banco bloqueó los débitos de esta cuenta. Comuníquese con su banco o agregue otro método.
methods-unusable-gone = El servicio de pagos ya no lo tiene. Agréguelo de nuevo, por favor.

## Uno de ellos
methods-details = Datos
methods-number = Número
methods-expiry = Vence
methods-billing-name = Nombre de facturación
methods-added-on = Agregado el
methods-credit-card = Tarjeta de crédito
methods-debit-card = Tarjeta de débito
methods-prepaid-card = Tarjeta prepagada

## Agregar uno
methods-new-title = Agregar un método de pago
methods-new-card = Nueva tarjeta
methods-new-bank = Nueva cuenta bancaria
methods-new-card-title = Agregar una tarjeta
methods-nickname-explained = Déjelo vacío para ver en su lugar la marca y los últimos dígitos.
methods-new-bank-title = Agregar una cuenta bancaria
methods-type = Tipo
methods-type-card = Tarjeta de crédito o débito
methods-type-bank = Cuenta bancaria
methods-nickname = Alias
methods-nickname-hint = Solo lo ve usted. Por ejemplo: Mi Visa, Cuenta de la casa.
methods-save = Guardar para el futuro
methods-save-hint = Si no lo guarda, se usa solo para este pago.
methods-saved-hint = Se guardará para sus próximos pagos. Puede eliminarlo en cualquier momento.
methods-billing-address = Dirección de facturación
methods-first-name = Nombre
methods-last-name = Apellido
methods-company = Empresa
methods-country = País
methods-postal-code = Código postal
methods-street = Dirección
methods-city = Ciudad
methods-state = Estado
methods-province = Provincia o territorio
methods-region = Estado, provincia o región
methods-choose-state = Elija uno
methods-phone = Teléfono
methods-to-secure-page = Continuar a la página segura
methods-secure-page-explained = Escribirá los números en una página segura de nuestro servicio de pagos. Nosotros nunca los vemos ni los guardamos. Después volverá aquí.
methods-canceled = Volvió sin terminar, así que no se agregó ningún método de pago. No se hizo ningún cargo.

## La autorización. Cambiar una frase es una nueva versión: vea authorization.rs
methods-terms-title = Autorización
methods-terms-version = Versión { $version }
methods-terms-accept-card = Acepto esta autorización para pagos con tarjeta.
methods-terms-accept-bank = Acepto esta autorización para débitos bancarios.
methods-terms-keep = Puede imprimir o guardar este texto. También conservamos una copia de lo que usted aceptó.
methods-terms-agreed = Versión { $version }, aceptada el { $time } desde { $address }.
methods-terms-download = Descargar la autorización

## La autorización como archivo
methods-file-title = Autorización otorgada a { $biller }
methods-file-method = Método de pago: { $method }
methods-file-agreed = Aceptada el: { $time }
methods-file-network = Desde la dirección de red: { $address }
methods-file-version = Versión del texto: { $version }
methods-file-hash = SHA-256 del texto que sigue a la línea: { $hash }

## El texto

methods-terms-card-charges = Autorizo a { $biller } a hacer un cargo a esta tarjeta por cada pago que yo revise y complete en este sitio. Cada pago se cobra una sola vez, por el monto y en la fecha que se me muestran antes de completarlo. { $biller } no hará ningún otro cargo a esta tarjeta, salvo que yo lo acepte por separado.
methods-terms-card-saving = Si decido guardar la tarjeta, el servicio de pagos de { $biller } conserva el número, y { $biller } conserva una referencia que no sirve en ningún otro lugar. Puedo eliminar la tarjeta en este sitio en cualquier momento.
methods-terms-card-corrections = Si se hizo un cargo por error, { $biller } puede devolver el monto a esta tarjeta.
methods-terms-card-holder = Soy titular de esta tarjeta, o su titular me permite usarla para estos pagos.
methods-terms-card-withdrawal = Puedo retirar esta autorización eliminando la tarjeta en este sitio o llamando al { $phone }. Los pagos que ya he completado no se ven afectados.

methods-terms-bank-debits = Autorizo a { $biller } a debitar electrónicamente de esta cuenta bancaria cada pago que yo revise y complete en este sitio. Cada pago se debita una sola vez, por el monto que se me muestra antes de completarlo y en la fecha mostrada o después de ella. { $biller } no hará ningún otro débito de esta cuenta, salvo que yo lo acepte por separado.
methods-terms-bank-saving = Si decido guardar la cuenta, el servicio de pagos de { $biller } conserva los números, y { $biller } conserva una referencia que no sirve en ningún otro lugar. Puedo eliminar la cuenta en este sitio en cualquier momento.
methods-terms-bank-time = Un débito bancario suele tardar de 2 a 5 días hábiles. Mantendré fondos suficientes en la cuenta hasta entonces.
methods-terms-bank-returns = Si mi banco devuelve un débito sin pagarlo, la factura vuelve a quedar pendiente. { $biller } puede presentar hasta dos veces más, por el mismo monto, un débito devuelto por falta de fondos.
methods-terms-bank-corrections = Si se hizo un débito por error, { $biller } puede acreditar en esta cuenta el monto del error.
methods-terms-bank-holder = Tengo la facultad de autorizar débitos de esta cuenta. Los débitos de cuentas en Estados Unidos se rigen por las reglas de Nacha y las leyes de Estados Unidos.
methods-terms-bank-withdrawal = Esta autorización sigue vigente hasta que yo la retire, eliminando la cuenta en este sitio o llamando al { $phone }. { $biller } necesita un tiempo razonable para tramitarlo, y los pagos que ya he completado no se ven afectados.
