"""Personal data beside a document that is hashed, so that a person can be pseudonymised later.

Whatever stands under the key `person` in a document is set apart: in its place comes a reference,
the SHA-256 of a salt and the canonical JSON of the data. Salt and data are kept beside the document
as `people`. As long as they are there, it can be proven that they belong; once they are erased, the
document and its hash stand as they did, and nobody can guess the person from the reference.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.content import Content, canonical_json, digest
from applications.models import Submission
from common.refusal import Refusal

PERSON = "person"
# Stands in every document, so that who has only the document knows what its references are.
EXPLANATION = (
    "Persoonsgegevens staan niet in dit document maar ernaast. Onder «person» staat een "
    "verwijzing: de SHA-256 (hexadecimaal) van een salt, direct gevolgd door de gegevens als JSON "
    "(UTF-8, sleutels op volgorde, zonder spaties). Wie salt en gegevens heeft, kan nagaan dat ze "
    "bij dit document horen. Zijn ze gewist, dan blijft het controlegetal van dit document geldig."
)
_SALT_BYTES = 32


@dataclass(frozen=True)
class SetApart:
    """A document with references to persons, and beside it the salt and data of each."""

    document: Content
    people: dict[str, Any]


def set_apart(document: Content) -> SetApart:
    """Return `document` with a reference for each person in it, and the people beside it.

    Every person gets a salt of its own, also who occurs twice, so that references tell nothing.
    """
    people: dict[str, Any] = {}

    def refer(data: Content) -> str:
        salt = secrets.token_hex(_SALT_BYTES)
        reference = salted_reference(salt, data)
        people[reference] = {"salt": salt, "data": data}
        return reference

    return SetApart({**_with_persons(document, refer), "people": EXPLANATION}, people)


def salted_reference(salt: str, data: Content) -> str:
    """Return what stands in a document for `data`: SHA-256 of salt and canonical JSON, in UTF-8."""
    return hashlib.sha256((salt + canonical_json(data)).encode()).hexdigest()


def readable(submission: Submission) -> Content:
    """Return the submitted document with the persons put back; None for who was erased."""

    def data_of(reference: str) -> Content | None:
        kept = submission.people[reference]
        return kept and dict(kept["data"])

    content: Content = _with_persons(submission.content, data_of)
    return content


def project_leader(submission: Submission) -> Content | None:
    """Return who leads the project according to the submitted document; None for who was erased,
    and where the round did not ask it.
    """
    contact = submission.content.get("contact")
    kept = contact and submission.people[contact["person"]]
    return kept and dict(kept["data"])


def frozen_as(submission: Submission) -> str:
    """Return what names `readable` of a submission: it reads the same whenever this is the same."""
    erased = sorted(reference for reference, kept in submission.people.items() if kept is None)
    return hashlib.sha256(" ".join([submission.sha256, *erased]).encode()).hexdigest()


def belongs(reference: str, kept: Mapping[str, Any]) -> bool:
    """Whether salt and data in `kept` are those that the document refers to."""
    return salted_reference(kept["salt"], kept["data"]) == reference


def holds(submission: Submission) -> bool:
    """Whether the hash is that of the document, and all people beside it belong to it.

    Who was erased is left out: the reference still stands in the document.
    """
    return (
        digest(submission.content) == submission.sha256
        and set(submission.people) == set(_references(submission.content))
        and all(belongs(ref, kept) for ref, kept in submission.people.items() if kept is not None)
    )


@transaction.atomic
def erase_person(*, submission: Submission, reference: str) -> Submission:
    """Erase salt and data of one person beside a submission; twice is as good as once.

    Raises `Refusal` (`no_such_person`) when the document does not refer to this person.
    """
    stored = Submission.objects.select_for_update().get(pk=submission.pk)
    if reference not in stored.people:
        raise Refusal(_("This person is not in what was submitted."), code="no_such_person")
    stored.people[reference] = None
    stored.save(update_fields=["people"])
    return stored


def _with_persons(part: Any, replace: Callable[[Any], Any]) -> Any:
    """Return a copy in which whatever stands under `person` was replaced."""
    if isinstance(part, dict):
        return {
            key: replace(value) if key == PERSON else _with_persons(value, replace)
            for key, value in part.items()
        }
    return [_with_persons(one, replace) for one in part] if isinstance(part, list) else part


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == PERSON:
                yield value
            else:
                yield from _references(value)
    elif isinstance(part, list):
        for one in part:
            yield from _references(one)
