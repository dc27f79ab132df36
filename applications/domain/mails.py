"""One function for each mail about an application. Called inside the act's transaction.

The confirmation of receipt is sent with the receipt itself: `receipts.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Role, User
from applications.models import (
    Answer,
    Application,
    Completion,
    Delay,
    Reopening,
    Signature,
    SigningCode,
    SigningLink,
    SigningRequest,
    StandsOut,
)
from common.links import absolute
from common.mail import LANGUAGE, notify
from common.secret_links import SecretLink
from regions.models import PartnerKind

from .signed_before import since_signed
from .signing_links import to_sign
from .statements import statement

MOST_CHANGES = 25
"""So many changes are named in a mail; the page tells all."""


def asked_to_sign(request: SigningRequest, person: User, *, is_reminder: bool) -> None:
    """To who signs for a partner and already has an account."""
    link = absolute(reverse("applications:sign", args=[request.partner_id]))
    values = {**_request_facts(request), "name": person.name, "link": link, "expires_at": None}
    values["is_reminder"] = is_reminder
    notify(to=person, template="applications/asked_to_sign", values=values)


def asked_by_link(link: SigningLink, *, is_reminder: bool) -> None:
    """To who signs for a partner without an account: with a link of their own."""
    values = {
        **_request_facts(link.request),
        "name": link.request.partner.signers[link.email],
        "link": to_sign(link),
        "expires_at": link.expires_at,
        "is_reminder": is_reminder,
    }
    notify(to=link.email, template="applications/asked_to_sign", values=values)


def _request_facts(request: SigningRequest) -> dict[str, Any]:
    """What a request to sign tells: about what, by whom, what signing means, and by when."""
    partner, asks = request.partner, request.requested_by
    application = partner.application
    return {
        **facts(application),
        "partner": partner.name,
        "asked_by": {"name": asks.user.name, "email": asks.user.email},
        "statement": statement(),
        "changed": _changed_since_signed(request),
        "confirms": partner.kind == PartnerKind.BEROEPSGROEP,
        "closes_at": application.closes_at,
        "submitted_at": None if application.is_reopened else application.submitted_at,
    }


def _changed_since_signed(request: SigningRequest) -> list[str]:
    """The fields that read otherwise than the partner signed them, each with its section.

    In Dutch, as the mail: whoever asks may read the portal in English.
    """
    with translation.override(LANGUAGE):
        _earlier, parts = since_signed(request.partner, request.version)
        named = [(str(part.title), row.label) for part in parts for row in part.rows]
    fields = [title if title == label else f"{title}: {label}" for title, label in named]
    return fields[:MOST_CHANGES]


def signing_code(code: SigningCode, digits: SecretLink) -> None:
    """To who signs by link: the code, which stands in no stored text."""
    partner = code.link.request.partner
    values = {
        **facts(partner.application),
        "name": partner.signers[code.link.email],
        "partner": partner.name,
        "digits": digits,
        "expires_at": code.expires_at,
    }
    notify(to=code.link.email, template="applications/signing_code", values=values)


def signed_by_link(signature: Signature, link: SigningLink) -> None:
    """To who signed without an account: what was signed, what comes next, where a copy is."""
    partner = signature.partner
    values = {
        **facts(partner.application),
        "name": signature.signer_name,
        "job_title": signature.signer_job_title,
        "partner": partner.name,
        "signed_at": signature.signed_at,
        "statement": signature.statement,
        "sha256": signature.version.sha256,
        "submitted_at": partner.application.submitted_at,
        "link": to_sign(link),
        "expires_at": link.expires_at,
    }
    notify(to=link.email, template="applications/signed_by_link", values=values)


def all_signed(application: Application) -> None:
    """To the penvoerder's people: the last partner has signed."""
    values = {
        "closes_at": application.closes_at,
        "submitted_at": None if application.is_reopened else application.submitted_at,
    }
    _tell_penvoerder(application, "applications/all_signed", values)


def signed_on_behalf(signature: Signature, told: Iterable[User]) -> None:
    """To the people of a partner: who signed for it, from where or on paper, what stands out."""
    application = signature.partner.application
    for person in told:
        notify(
            to=person,
            template="applications/signed_on_behalf",
            values={
                **facts(application),
                "partner": signature.partner.name,
                "penvoerder": application.penvoerder.name,
                "signer": signature.signer_name,
                "job_title": signature.signer_job_title,
                "address": signature.address,
                "paper_signed_on": signature.paper_signed_on,
                "signed_at": signature.signed_at,
                "stands_out": StandsOut(signature.stands_out).label if signature.stands_out else "",
            },
        )


def declined(application: Application, signature: Signature) -> None:
    """To the penvoerder's people: a partner does not sign, and why."""
    values = {
        "partner": signature.partner.name,
        "signer": signature.signer_name,
        "reason": signature.reason,
        "submitted_at": application.submitted_at,
    }
    _tell_penvoerder(application, "applications/declined", values)


def why_withdrawn(application: Application, by: Role) -> dict[str, Any]:
    """Who withdrew an application, and why."""
    return {"by": by.user.name, "reason": application.withdrawn_because}


def withdrawn(application: Application, by: Role) -> None:
    """To the penvoerder's people: the application was withdrawn, by whom."""
    _tell_penvoerder(application, "applications/withdrawn", why_withdrawn(application, by))


def reopened(reopening: Reopening) -> None:
    """To the penvoerder's people: it was reopened, by whom; what counts meanwhile, until when."""
    _tell_reopening(reopening, "applications/reopened", reopening.reopened_by)


def put_back(reopening: Reopening) -> None:
    """To the penvoerder's people: it reads again as it was submitted."""
    _tell_reopening(reopening, "applications/put_back", reopening.ended_by)


def reopening_lapsed(reopening: Reopening) -> None:
    """To the penvoerder's people: it has closed, and what was submitted is what counts."""
    _tell_reopening(reopening, "applications/reopening_lapsed", None)


def _tell_reopening(reopening: Reopening, template: str, by: Role | None) -> None:
    application = reopening.application
    last = application.latest_submission
    values = {
        "by": by.user.name if by else "",
        "counts": last.submitted_at if last else None,
        "version": last.version if last else 1,
        "closes_at": application.closes_at,
    }
    _tell_penvoerder(application, template, values)


def team_changed(application: Application, role: Role, *, level: str | None, by: Role) -> None:
    """To somebody of the team: what they may do from now on, and who said so."""
    link = absolute(reverse("applications:detail", args=[application.pk]))
    values = {"by": by.user.name, "level": str(level or ""), "link": link if level else ""}
    notify(to=role.user, template="applications/team", values={**facts(application), **values})


def merged(leading: Application, others: Sequence[Application], due_on: date) -> None:
    """To the penvoerders: whose application ended, and who makes the merged plan by when."""
    values = merging_facts(leading, others)
    for one in others:
        if one.penvoerder_id != leading.penvoerder_id:
            source = {"source": facts(one)["application"]}
            _tell_penvoerder(one, "applications/merged", {**values, **source})
    _tell_penvoerder(leading, "applications/merged_leading", {**values, "due_on": due_on})


def merge_undone(leading: Application, others: Sequence[Application]) -> None:
    """To the penvoerders: each application goes on by itself, as it was submitted."""
    values = merging_facts(leading, others)
    seen: set[int] = set()
    for one in (leading, *others):
        if one.penvoerder_id not in seen:
            _tell_penvoerder(one, "applications/merge_undone", values)
        seen.add(one.penvoerder_id)


def merging_facts(leading: Application, others: Sequence[Application]) -> dict[str, Any]:
    """What messages about a merging show: the application that goes on, and the others."""
    return {
        "target": facts(leading)["application"],
        "others": [facts(one)["application"] for one in others],
    }


def completion_asked(completion: Completion) -> None:
    """To the penvoerder's people: what is asked to complete the application, by when, what if not.

    Source: Wmebv: a notice names the nature of the message, whether a response is expected and the
    term.
    """
    for person in penvoerder_people(completion.application):
        _tell_completion(completion, "applications/completion_asked", person)


def completion_reminder(completion: Completion, person: User) -> None:
    """To one of the penvoerder's people: that a request is still open."""
    _tell_completion(completion, "applications/completion_reminder", person)


def completion_lapsed(completion: Completion) -> None:
    """To the penvoerder's people: that the term has ended without anything handed in."""
    terms = {
        "not_handled_by": completion.not_handled_by,
        "decide_by": completion.application.decision_due,
    }
    for person in penvoerder_people(completion.application):
        _tell_completion(completion, "applications/completion_lapsed", person, **terms)


def delay_told(delay: Delay) -> None:
    """To the penvoerder's people: that the decision takes longer, until when, and that they need do
    nothing. Source: Wmebv, as above.
    """
    letter = delay.letter
    values = {
        "new_day": delay.new_day,
        "letter": absolute(reverse("letters:letter", args=[letter.reference])) if letter else "",
    }
    _tell_penvoerder(delay.application, "applications/delay_told", values)


def question_answered(answer: Answer) -> None:
    """To the penvoerder's people: their question with its answer, so that nobody need click."""
    question = answer.question
    values = {
        "part": _in_dutch(question.get_section_display),
        "question": question.text,
        "answer": answer.text,
    }
    _tell_penvoerder(question.application, "applications/question_answered", values)


def _tell_completion(
    completion: Completion, template: str, person: User, **more: date | None
) -> None:
    application, letter = completion.application, completion.letter
    page = reverse("applications:detail", args=[application.pk])
    values = {
        **facts(application),
        "due_on": completion.due_on,
        "parts": [
            {"title": _in_dutch(item.get_section_display), "lacks": item.lacks}
            for item in completion.items.all()
        ],
        "link": absolute(page),
        "letter": absolute(reverse("letters:letter", args=[letter.reference])) if letter else "",
        **more,
    }
    notify(to=person, template=template, values=values)


def _in_dutch(words: Callable[[], StrOrPromise]) -> str:
    with translation.override(LANGUAGE):
        return str(words())


def _tell_penvoerder(application: Application, template: str, values: Mapping[str, object]) -> None:
    link = absolute(reverse("applications:detail", args=[application.pk]))
    for person in penvoerder_people(application):
        notify(
            to=person,
            template=template,
            values={**facts(application), "link": link, **values},
        )


def facts(application: Application) -> dict[str, Any]:
    """What every message about an application shows of it."""
    return {
        "application": {
            "name": application.name,
            "number": application.number,
            "penvoerder": application.penvoerder.name,
            "is_subsidy": application.round.is_subsidy,
        }
    }


def penvoerder_people(application: Application) -> list[User]:
    """Everybody who works on applications for the penvoerder, each once."""
    return people_of(application.penvoerder_id)


def people_of(organisation_id: int, kinds: Iterable[str] = PENVOERDER_KINDS) -> list[User]:
    """Everybody who acts for an organisation in one of `kinds`, each once."""
    roles = Role.objects.current().filter(organisation=organisation_id, kind__in=kinds)
    return list(User.objects.filter(is_active=True, roles__in=roles).distinct().order_by("pk"))
