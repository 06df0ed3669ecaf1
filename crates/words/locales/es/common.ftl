### Lo que comparten todas las páginas: idiomas, navegación, botones, formularios, tiempo.

## Idiomas, cada uno por su propio nombre
common-language-en = English
common-language-es = Español
common-language-label = Idioma
common-switch-language = Ver este sitio en { $language }

## Navegación y partes de la página
common-nav-main = Navegación principal
common-nav-account = Su cuenta
common-nav-dashboard = Inicio
common-nav-invoices = Facturas
common-nav-bills = Facturas y pagos
common-nav-pay = Pagar
common-nav-scheduled = Programados
common-nav-methods = Métodos de pago
common-nav-sign-out = Cerrar sesión
common-skip-to-content = Ir al contenido
common-close = Cerrar
common-menu = Menú
common-you-are-here = Usted está aquí
common-page-title = { $page } · { $biller }
common-need-a-person = ¿Prefiere hablar con alguien?
common-call = Llame al
common-test-mode = Demostración: aquí no se mueve dinero real.

## El selector de cuentas
common-account = Cuenta
common-account-number = Cuenta { $number }
common-switch-account = Cambiar de cuenta
common-all-accounts = Todas las cuentas
common-search-accounts = Buscar cuentas
common-account-count = { $count ->
    [one] { $count } cuenta
   *[other] { $count } cuentas
}

## Botones y enlaces
common-continue = Continuar
common-cancel = Cancelar
common-save = Guardar
common-edit = Editar
common-change = Cambiar
common-remove = Eliminar
common-back = Volver
common-search = Buscar
common-clear = Borrar
common-print = Imprimir
common-try-again = Intentar de nuevo
common-details = Detalles
common-show-all = Ver todo
common-go-home = Ir a la página de inicio

## Formularios
common-required = Obligatorio
common-optional = Opcional
common-form-errors = Corrija lo siguiente
common-form-error-count = { $count ->
    [one] Hay un campo por corregir.
   *[other] Hay { $count } campos por corregir.
}

## Tablas y listas
common-currency = Moneda
common-from = Desde
common-until = Hasta
common-filter = Mostrar
common-download-csv = Descargar CSV
common-date = Fecha
common-description = Descripción
common-amount = Monto
common-status = Estado
common-total = Total
common-older = Anteriores
common-newer = Más recientes
common-previous = Anteriores
common-next = Siguientes
common-rows-shown = Del { $first } al { $last }
common-none = Ninguno
common-yes = Sí
common-no = No

## Cuánto falta para el vencimiento
common-due-today = Vence hoy
common-due-tomorrow = Vence mañana
common-due-in-days = { $days ->
    [one] Vence en { $days } día
   *[other] Vence en { $days } días
}
common-overdue-days = { $days ->
    [one] Venció hace { $days } día
   *[other] Venció hace { $days } días
}
