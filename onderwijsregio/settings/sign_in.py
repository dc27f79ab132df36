"""How people sign in: by e-mail address and password, a second factor, and only when invited."""

from typing import Any

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# How long the links in mails work from when they are sent. Each works once; that of an invitation
# for two weeks (`accounts.domain.invitations`).
PASSWORD_RESET_TIMEOUT = 2 * 3600
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
# Who asks a new password for an address without account is told so by mail, and only there.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
# Counted in the database, so over all web processes together; `accounts/guessing.py` says what a
# key is. See docs/decisions/0091-guessing-is-limited-by-place.md.
ACCOUNT_RATE_LIMITS: dict[str, Any] = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "guessed_anywhere": "30/h/key",
    "login_while_guessed": "1/5m/key",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    # Of who signs by a link. Many may sit behind one address of an organisation.
    "code_asked": "60/h/ip,10/h/key",
    "code_typed": "60/m/ip,20/5m/key",
    # Of who checks whether a letter is genuine, from one place.
    "letter_checked": "20/m/key",
}

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey signs in by itself, so it must ask for a PIN, a finger or a face: two factors.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Onderwijsregio"
MFA_TOTP_TOLERANCE = 1

USERSESSIONS_TRACK_ACTIVITY = False

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "accounts.passwords.LengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Who does nothing for twelve hours, or closes the browser, signs in again; staff much sooner.
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "accounts.views.sessions.csrf_failure"
