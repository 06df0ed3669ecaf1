### Lo que cada persona configura para sí.

settings-title = Configuración
settings-tabs = Configuración
settings-tab-profile = Datos de la cuenta
settings-tab-security = Seguridad
settings-tab-accounts = Cuentas
settings-tab-people = Personas
settings-tab-consents = Consentimientos
