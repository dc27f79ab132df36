"""Putting a PAdES signature on a PDF by pyHanko: B-B, or B-T with a time stamping service.

Imported only while a PDF is sealed, see `common.pdf.sealing`. Source: ETSI EN 319 142-1.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from io import BytesIO

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .certificates import Credentials

FIELD = "Zegel"
_ATTRIBUTES = 1024
"""More bytes than all else in a signature takes: names of algorithms, hashes, the moment."""


class _Signer(signers.Signer):
    """Signs with a key that is kept open: pyHanko's own reads it anew for every signature."""

    def __init__(self, credentials: Credentials) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(map(_as_asn1, credentials.chain))
        super().__init__(
            signing_cert=_as_asn1(credentials.certificate), cert_registry=store, embed_roots=False
        )
        self._key = credentials.key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002
    ) -> bytes:
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), SHA256())
        return self._key.sign(data, ECDSA(SHA256()))


def sign(content: bytes, credentials: Credentials, *, tsa: str = "") -> bytes:
    """Return `content` with a signature that covers all of it; the text itself stays as it was."""
    signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
        ),
        _signer(credentials),
        timestamper=HTTPTimeStamper(tsa) if tsa else None,
        new_field_spec=fields.SigFieldSpec(
            FIELD,
            readable_field_name="Digitaal zegel",
            # Seen and read out nowhere: outside the page, as PDF/UA and PDF/A both allow.
            invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
        ),
    )
    # What a time stamping service adds to it is known to nobody but that service.
    room = None if tsa else _room(credentials)
    writer = IncrementalPdfFileWriter(BytesIO(content))
    # pyHanko runs an event loop of its own, which a thread that has one already does not allow.
    with ThreadPoolExecutor(max_workers=1) as apart:
        signed: BytesIO = apart.submit(signer.sign_pdf, writer, bytes_reserved=room).result()
    return signed.getvalue()


def _room(credentials: Credentials) -> int:
    """How many hexadecimal digits a signature takes, so that it need not be made twice to know."""
    certificates = (credentials.certificate, *credentials.chain)
    signed = sum(len(one.public_bytes(Encoding.DER)) for one in certificates)
    return 2 * (
        signed
        + credentials.key.key_size // 8
        + len(credentials.certificate.issuer.public_bytes())
        + _ATTRIBUTES
    )


@lru_cache(maxsize=1)
def _signer(credentials: Credentials) -> _Signer:
    return _Signer(credentials)


def _as_asn1(certificate: Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))
