"""What people fill in about themselves and about whom they invite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.domain.saved_views import LONGEST_NAME
from accounts.models import Role, RoleKind, User
from common import lengths
from common.forms import FieldsHelper
from common.names import NameField


class NewAccountForm(forms.Form):
    """Name and password of somebody who was invited; the address is known and proven."""

    name = NameField(
        label=_("Your name"),
        max_length=lengths.NAME,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=password_validators_help_text_html(),
        strip=False,
        max_length=lengths.PASSWORD,
        error_messages={"required": _("Choose a password.")},
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Compare the password with the name and the address."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            person = User(email=self.email, name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class ProfileForm(forms.Form):
    """What somebody says about themselves, with their job title in each of their roles."""

    helper = FieldsHelper()

    name = NameField(
        label=_("Your name"),
        help_text=_("As it stands below what you sign from now on."),
        max_length=lengths.NAME,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Phone number"),
        help_text=_("Colleagues in your organisation and the administrators see it."),
        required=False,
        max_length=lengths.PHONE,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles
        for role in roles:
            self.fields[f"job_title_{role.pk}"] = NameField(
                label=format_lazy(
                    _("Job title at {organisation}, as {kind}"),
                    kind=role.get_kind_display(),
                    organisation=role.organisation,
                ),
                required=False,
                initial=role.job_title,
                max_length=lengths.JOB_TITLE,
                widget=forms.TextInput({"autocomplete": "organization-title"}),
            )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language on this device"),
            help_text=_("Mails and letters are in Dutch."),
            choices=settings.LANGUAGES,
            initial=get_language(),
            widget=forms.RadioSelect,
        )

    def job_titles(self) -> dict[int, str]:
        """What was filled in, by role."""
        return {role.pk: self.cleaned_data[f"job_title_{role.pk}"] for role in self.roles}


class InviteForm(forms.Form):
    """Whom to invite, and for which role."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "off"})
    )
    name = NameField(label=_("Name"), max_length=lengths.NAME, required=False)
    kind = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: Iterable[RoleKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class SaveViewForm(forms.Form):
    """The name under which somebody keeps what is asked of a list."""

    name = forms.CharField(
        label=_("Name of this view"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Give the view a name.")},
    )
    list_name = forms.CharField(max_length=lengths.LIST, widget=forms.HiddenInput)
    query = forms.CharField(max_length=lengths.NOTE, widget=forms.HiddenInput, required=False)
