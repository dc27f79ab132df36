"""The sections that are a row of fields."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from applications.models import (
    Governance,
    Involvement,
    LearningApproach,
    ProjectLeader,
    SectionKind,
)
from common import lengths
from common.names import NameField

from .base import FieldsSection, SectionForm, long_text


class BeroepsgroepForm(SectionForm):
    """How the beroepsgroep was and will be involved."""

    involvement = long_text(
        _("How were teachers and school leaders involved in this plan?"),
        _("Say who took part, when, and what changed because of them."),
    )
    voice = long_text(
        _("How is their say arranged from now on?"),
        _("For example: which seats they have, what they decide on, how many hours they get."),
    )


class BeroepsgroepSection(FieldsSection):
    """How the beroepsgroep was and will be involved."""

    kind = SectionKind.BEROEPSGROEP
    form = BeroepsgroepForm
    model = Involvement


class GovernanceForm(SectionForm):
    """Who decides."""

    governance = long_text(
        _("How do the partners decide together?"),
        _("Say who decides about what, how often they meet and who answers for the money."),
        rows=12,
    )


class GovernanceSection(FieldsSection):
    """Who decides."""

    kind = SectionKind.GOVERNANCE
    form = GovernanceForm
    model = Governance


class LearningForm(SectionForm):
    """How the region learns."""

    learning_approach = long_text(
        _("How does the region learn, share and follow its results?"),
        _("Say what you measure, with whom you share it and how you use it."),
        rows=12,
    )


class LearningSection(FieldsSection):
    """How the region learns."""

    kind = SectionKind.LEARNING
    form = LearningForm
    model = LearningApproach


class ContactForm(SectionForm):
    """The project leader: partners do not sign it, so it changes freely."""

    name = NameField(label=_("Name"), max_length=lengths.NAME, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=lengths.PHONE,
        required=False,
        widget=forms.TextInput({"type": "tel"}),
        validators=[
            RegexValidator(r"\d", _("Write the phone number in digits, such as 070 123 45 67."))
        ],
        help_text=_("Only if you want to be called about the application."),
    )


class ContactSection(FieldsSection):
    """The project leader: partners do not sign it, so it changes freely."""

    kind = SectionKind.CONTACT
    form = ContactForm
    model = ProjectLeader
    is_essential = False
    is_personal = True
    # Somebody who can be reached: without these it is about nobody.
    keeps = ("name", "email")
    intro = _(
        "Whom can the Realisatie Eenheid and the assessors ask about the application? Partners do "
        "not sign this part, so you can always change it."
    )
