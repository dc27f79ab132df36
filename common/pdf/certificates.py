"""The key and certificate with which letters are sealed: a PKCS#12 file that the operator names.

Only `cryptography` is needed to read it, so a check at the start costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import Certificate
from django.conf import settings


class CannotSeal(Exception):
    """Why the certificate cannot be used: a sentence for who runs the portal."""


@dataclass(frozen=True, eq=False)
class Credentials:
    """A private key with its certificate, and those of who issued that."""

    key: RSAPrivateKey | EllipticCurvePrivateKey
    certificate: Certificate
    chain: tuple[Certificate, ...]

    @property
    def ends_at(self) -> datetime:
        """Until when seals made with it count."""
        return self.certificate.not_valid_after_utc

    def require_valid(self) -> None:
        """Raises `CannotSeal` before and after the days for which it was issued."""
        if not self.certificate.not_valid_before_utc <= datetime.now(UTC) <= self.ends_at:
            raise CannotSeal(
                f"The certificate in SEAL_CERTIFICATE counts from "
                f"{self.certificate.not_valid_before_utc:%Y-%m-%d} to {self.ends_at:%Y-%m-%d}."
            )


def credentials() -> Credentials | None:
    """Those in the settings, or None when letters are not sealed.

    Read again when a file was replaced, so that renewing asks for no restart. Raises `CannotSeal`.
    """
    if not settings.SEAL["certificate"]:
        return None
    archive = Path(settings.SEAL["certificate"])
    secret = Path(settings.SEAL["passphrase_file"]) if settings.SEAL["passphrase_file"] else None
    return _read(archive, secret, _changed_at(archive), _changed_at(secret) if secret else 0)


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError as missing:
        raise CannotSeal(f"{path} cannot be read: {missing.strerror}.") from None


@lru_cache(maxsize=1)
def _read(archive: Path, secret: Path | None, *_changed: int) -> Credentials:
    try:
        passphrase = secret.read_bytes().strip() if secret else None
        content = archive.read_bytes()
    except OSError as unread:
        raise CannotSeal(f"{unread.filename} cannot be read: {unread.strerror}.") from None
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase)
    except (ValueError, TypeError):
        raise CannotSeal(
            f"{archive} is no PKCS#12 file, or SEAL_PASSPHRASE_FILE holds another passphrase."
        ) from None
    if certificate is None or not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise CannotSeal(f"{archive} has no certificate with its RSA or elliptic curve key.")
    return Credentials(key, certificate, tuple(others))
