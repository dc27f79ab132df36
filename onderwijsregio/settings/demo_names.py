"""Names and addresses of nobody, which stand in until the environment says the real ones.

`check --deploy` refuses a setting that still is one of these.
"""

DEFAULT_FROM_EMAIL = "onderwijsregio@voorbeeld.example"
CONTACT_EMAIL = "realisatie-eenheid@voorbeeld.example"
OWNER_NAME = "Realisatie Eenheid (voorbeeld)"
OWNER_ADDRESS = "Voorbeeldplein 1, 1234 AB Voorbeeldstad"
CONTROLLER_NAME = "de minister van Voorbeeldzaken"
PRIVACY_EMAIL = "privacy@voorbeeld.example"
SECURITY_EMAIL = "beveiliging@voorbeeld.example"
