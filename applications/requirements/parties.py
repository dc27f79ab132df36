"""Requirements about who takes part and who has signed."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise, StrPromise
from typing_extensions import override

from applications.models import SectionKind
from applications.neighbours import Taken
from applications.signature_states import unsigned_words
from regions.models import PartnerKind

from .base import (
    DUSI_2025,
    FVOV_2023,
    MOST_NAMED,
    SIGNING,
    VO_RAAD_2023,
    Counted,
    Facts,
    Requirement,
    awaits_area,
    names,
)


class Party(Requirement):
    """At least one partner in a capacity: without all three there is no definitive region."""

    source = VO_RAAD_2023
    step = SectionKind.PARTNERS
    is_needed_for_definitief = True
    kind: ClassVar[PartnerKind]
    missing: ClassVar[StrPromise]

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        return None if facts.partners(self.kind) else self.missing

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"partners": facts.partners(self.kind)}


class SchoolBoard(Party):
    """At least one school board."""

    code = "party_school_board"
    title = _("A school board takes part")
    reason = _("School boards employ the people that the region is about.")
    kind = PartnerKind.SCHOOL_BOARD
    missing = _("Add at least one school board as a partner.")


class TeacherTraining(Party):
    """At least one teacher-training institute."""

    code = "party_teacher_training"
    title = _("A teacher-training institute takes part")
    reason = _("Schools and teacher-training institutes train new teachers together.")
    kind = PartnerKind.TEACHER_TRAINING
    missing = _("Add at least one teacher-training institute as a partner.")


class Beroepsgroep(Party):
    """At least one organisation of the beroepsgroep."""

    code = "party_beroepsgroep"
    title = _("The beroepsgroep takes part")
    reason = _("Teachers and school leaders take part from the start, with a full voice.")
    kind = PartnerKind.BEROEPSGROEP
    missing = _("Add at least one organisation of the beroepsgroep as a partner.")


class LocationsOnce(Requirement):
    """A location takes part in one region, but for those that the round lets share."""

    code = "locations_once"
    title = _("Every location in one region")
    reason = _(
        "A location takes part in at most one region. Talk to the other region, or choose with "
        "which locations a partner takes part."
    )
    source = DUSI_2025
    step = SectionKind.PARTNERS

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return awaits_area(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if not facts.taken:
            return None
        told = [in_words(one) for one in facts.taken[:MOST_NAMED]]
        if (more := len(facts.taken) - MOST_NAMED) > 0:
            told.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
        return _("In another submitted application of this round too: %(locations)s.") % {
            "locations": names(told)
        }

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"locations": len(facts.taken)}


def in_words(taken: Taken) -> str:
    """A location that is taken, with the region as far as it may be known."""
    location = f"{taken.code} {taken.name}"
    return f"{location} ({taken.region})" if taken.region else location


class PartnersSigned(Requirement):
    """Every partner has signed the application as it reads now."""

    code = "partners_signed"
    title = _("Every partner has signed")
    reason = _(
        "With their signature the partners bind themselves and authorise the penvoerder to apply "
        "for them."
    )
    source = _("Conditions of the round, after DUS-I, form for the voorlopers 2023")
    step = SIGNING

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        if len(facts.partner_signatures.partners) > 1:
            return None
        return _("First add the partners, then ask them to sign.")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        return unsigned_words(facts.partner_signatures) or None

    @override
    def counted(self, facts: Facts) -> Counted:
        parties = facts.partner_signatures.partners
        return {
            "partners": len(parties),
            "signed": len(parties) - len(facts.partner_signatures.unsigned),
        }


class BeroepsgroepConfirmed(Requirement):
    """A beroepsgroep has said in its own words how it takes part."""

    code = "beroepsgroep_confirmed"
    title = _("The beroepsgroep has confirmed for itself")
    reason = _(
        "The penvoerder cannot speak for teachers and school leaders: their representative "
        "confirms in own words how they take part."
    )
    source = FVOV_2023
    step = SIGNING

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        if facts.partners(PartnerKind.BEROEPSGROEP):
            return None
        return _("First add an organisation of the beroepsgroep as a partner.")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if facts.partner_signatures.beroepsgroep_confirmed:
            return None
        return _("No organisation of the beroepsgroep has confirmed the present version yet.")
