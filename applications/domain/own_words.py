"""What the beroepsgroep says for itself as it signs; the penvoerder cannot write or change it.

It is kept with the signature, so that it belongs to one version, and never changes.
Source: FvOv 2023 (a confirmation of its own, not by the penvoerder).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import FullVoice, Partner
from common.refusal import Refusal
from regions.models import PartnerKind


@dataclass(frozen=True)
class OwnWords:
    """The form of the beroepsgroep; the names are those of the columns of a signature.

    `confirmation` is how it took part, `voice` one of `FullVoice`.
    """

    represents: str
    confirmation: str
    voice: str
    voice_words: str = ""
    remarks: str = ""

    def columns(self) -> dict[str, str]:
        """What a signature keeps. Raises `Refusal` at the field that lacks something."""
        stripped = {name: text.strip() for name, text in asdict(self).items()}
        if not stripped["represents"]:
            _refuse("represents", _("Say whom you represent."))
        if not stripped["confirmation"]:
            sentence = _("Describe in your own words how teachers and school leaders take part.")
            _refuse("confirmation", sentence)
        if stripped["voice"] not in FullVoice.values:
            _refuse("voice", _("Choose whether you have a full voice."))
        if stripped["voice"] != FullVoice.YES and not stripped["voice_words"]:
            _refuse("voice_words", _("Say in your own words what your voice lacks."))
        return stripped


def said_by(partner: Partner, own_words: OwnWords | None) -> dict[str, str]:
    """What a signature of `partner` keeps of its own words: nothing but for a beroepsgroep.

    Raises `Refusal`, as `OwnWords.columns`.
    """
    if partner.kind != PartnerKind.BEROEPSGROEP:
        return {}
    return (own_words or OwnWords("", "", "")).columns()


def _refuse(field: str, sentence: StrOrPromise) -> None:
    raise Refusal(sentence, code=f"{field}_missing", field=field)
