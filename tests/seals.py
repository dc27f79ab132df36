"""A certificate that is made for a test and thrown away, in the file that the settings name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

PASSPHRASE = "een lange zin die niemand raadt"


@cache
def key_pair(*, is_elliptic: bool = False) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey:
    if is_elliptic:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(key, *, days: int = 365, is_for_time: bool = False) -> x509.Certificate:
    """One that counts from yesterday, for `days` more days."""
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Realisatie Eenheid (voorbeeld)"),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, "Zegel (voorbeeld)"),
        ]
    )
    now = datetime.now(UTC)
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=max(1, 1 - days)))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True
        )
    )
    if is_for_time:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(purpose, critical=True)
    return made.sign(key, SHA256())


def seal_settings(folder: Path, *, days: int = 365, is_elliptic: bool = False) -> dict[str, str]:
    """Settings that name a new certificate in `folder`, with its passphrase."""
    key = key_pair(is_elliptic=is_elliptic)
    archive, secret = folder / "zegel.p12", folder / "zegel.txt"
    archive.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"zegel",
            key,
            certificate(key, days=days),
            None,
            BestAvailableEncryption(PASSPHRASE.encode()),
        )
    )
    secret.write_text(f"{PASSPHRASE}\n")
    return {"certificate": str(archive), "passphrase_file": str(secret), "tsa": ""}
