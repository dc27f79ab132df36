"""What the letter of every decision says, whatever was decided; each kind adds its own.

A letter is in Dutch (Awb 2:6), so nothing here is translated.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import datetime
from functools import cached_property

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import Role, User
from applications.domain.text_of_letter import TextOfLetter
from applications.models import Application
from assessments.models import Decision
from common.dates import amsterdam_date, day_text, moment_text
from common.pdf.rendering import LANGUAGE
from correspondence.domain.letters import Heading
from correspondence.models import Mandate
from correspondence.permissions import mandate_of
from regions.models import Organisation

NOT_SENT = "Concept – nog niet verstuurd"
"""What stands on top of a letter that decides nothing while it is not sent."""

NO_LETTER = "Demo – geen echte brief"
"""And in a demo."""


class TextOfDecision(TextOfLetter):
    """What a letter says that makes a decision known. Without `heading` it is a preview."""

    about: str
    """What it is about, in a few words before the name of the region."""
    concept_mark = "Concept – dit is nog geen besluit"
    demo_mark = "Demo – geen echt besluit"
    signed_at: datetime | None = None
    """When it was decided; None while it is not."""

    def __init__(
        self,
        application: Application,
        heading: Heading | None,
        *,
        prepared_by: Role,
        signer: Role | None,
    ) -> None:
        """`signer` is who decides, or would decide; None when nobody does yet."""
        super().__init__(application, heading)
        self.signer = signer
        self._prepared_by = prepared_by

    @property
    def what_it_is(self) -> str:
        """What its subject calls it: a correction changes the letter, not the decision."""
        return "Verbeterde brief" if self.heading and self.heading.replaces else "Besluit"

    @property
    def contact(self) -> User:
        """Whom to ask: the region's adviser, else who prepared the decision."""
        return self.application.region.adviser or self._prepared_by.user

    @property
    def sender(self) -> Organisation:
        """The organisation from which the letter comes."""
        return (self.signer or self._prepared_by).organisation

    @cached_property
    def mandate(self) -> Mandate | None:
        """On which mandate it is signed; None while nobody signs, and of before the register."""
        if self.signer is None:
            return None
        on = amsterdam_date(self.signed_at or timezone.now())
        return mandate_of(self.signer, self.mandate_kind, on, self.round.on_behalf_of)


class DecisionText(TextOfDecision):
    """The facts of one decision on an application as its letter tells them."""

    def __init__(
        self, decision: Decision, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """`signer` is who would grant a decision that is not granted yet."""
        super().__init__(
            decision.application,
            heading,
            prepared_by=decision.prepared_by,
            signer=decision.granted_by or signer,
        )
        self.decision = decision
        self.mandate_kind, self.signed_at = decision.outcome, decision.granted_at

    @property
    @abstractmethod
    def what(self) -> str:
        """The outcome, for the subject of the letter."""

    @property
    def values(self) -> dict[str, str]:
        """Likewise, with when the application was submitted, first and last."""
        submitted = self.application.submitted_at
        later = {"letter": self, "submission": self.submission}
        return {
            **super().values,
            "ingediend_op": moment_text(submitted, language=LANGUAGE) if submitted else "",
            "later_ingediend": SafeString(
                render_to_string("letters/submitted_later.html", later).rstrip("\n")
            ),
        }

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"{self.what_it_is}: {self.what} ({self.application.name})"

    @cached_property
    def counts_from(self) -> str:
        """From which day the decision counts; a correction does not move it. Source: Awb 3:40."""
        if self.heading is None or self.heading.replaces is None:
            return "de datum van deze brief"
        first = self.decision.letters.order_by("made_at").values_list("dated_on", flat=True)[0]
        return (
            f"{day_text(first, language=LANGUAGE, weekday=False)}, de datum van onze eerste brief"
        )
