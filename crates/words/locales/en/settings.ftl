### What people set about themselves.

settings-title = Settings
settings-tabs = Settings
settings-tab-profile = Account details
settings-tab-security = Security
settings-tab-accounts = Accounts
settings-tab-people = People
settings-tab-consents = Agreements
