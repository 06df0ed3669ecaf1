### Todos los cargos de una cuenta, renglón por renglón.

charges-title = Cargos
charges-pages = Páginas de cargos
charges-file = cargos
charges-statement-number = Número de estado
charges-issued = Fecha de emisión
charges-service-number = Medidor o línea
charges-group = Grupo de cargos
charges-start = Inicio
charges-end = Fin
charges-units = Unidades
charges-unit = Unidad
charges-charge = Cargo
charges-tax = Impuesto
charges-service = Servicio
charges-all-services = Todos los servicios
charges-without-tax = Los cargos aparecen sin impuesto.
charges-empty = Aún no hay cargos. Aquí aparecerán los renglones de sus facturas.
charges-empty-filtered = No se cobró nada por ese servicio en esos días.
