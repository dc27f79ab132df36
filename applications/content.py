"""What an application says, as one self-contained document: what is signed and what is frozen.

The document has names and numbers instead of keys, so that it can be read without the database.
Each party has a reference of its own, and everything else in the document (who is penvoerder, who
signed) names parties by it, never by their name. Personal data always stand under the key `person`,
so that they can be set apart before hashes are taken (`people.py`). `schema` tells how it is laid
out; documents of an older schema are never rewritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.db.models.functions import JSONObject

from applications.models import Application, Attachment, Partner, Plan, Signature
from applications.sections import ALL, WRITTEN, WrittenSection, asked_in
from common.written import WrittenOnce, among
from regions.models import Organisation

SCHEMA = 3
Content = dict[str, Any]


def frozen_content(application: Application) -> Content:
    """Return everything the application says now, in a fixed number of queries."""
    return frozen_contents([application])[application.pk]


def frozen_contents(applications: Sequence[Application]) -> dict[int, Content]:
    """Return by primary key what each application says now; as many queries for all as for one.

    Each section of the plan stands under its kind, as its class freezes it; the section `partners`
    are the parties; what the round does not ask is left out; `attachments` are the documents of all
    sections, by their hash. Amounts are texts with two decimals, so that they read the same
    everywhere.
    """
    plans = plans_of(applications, _plans())
    return {one.pk: document(one, plans[one.pk]) for one in applications}


def plans_of(applications: Sequence[Application], read: WrittenOnce[Plan]) -> dict[int, Plan]:
    """The plans of these, by the key of the application, with all that `document` reads of them.

    Two queries: that of `read`, which is written after `whole_plans`, and one for the partners.
    """
    prefetch_partners(applications)
    found = read.fetch(applications=[one.pk for one in applications])
    return {plan.application_id: plan for plan in found}


def whole_plans() -> QuerySet[Plan]:
    """For `WrittenOnce`: the plans of the given `applications` with all of it."""
    return (
        Plan.objects.select_related(*(path for section in WRITTEN for path in section.joined))
        .annotate(
            **{name: rows for section in WRITTEN for name, rows in section.listed.items()},
            attached=ArraySubquery(_ATTACHED),
        )
        .filter(among("application", "applications"))
    )


@cache
def _plans() -> WrittenOnce[Plan]:
    return WrittenOnce(whole_plans())


def prefetch_partners(applications: Sequence[Application]) -> None:
    """Read the partners of all these together with their organisations: one query.

    `vars(partner)["given"]` are its answers, the oldest first: `outcome`, and `sha256` of what.
    """
    prefetch_related_objects(applications, Prefetch("partners", _partners()))


@cache
def _partners() -> QuerySet[Partner]:
    return Partner.objects.select_related("organisation").annotate(given=ArraySubquery(_GIVEN))


_GIVEN = (
    Signature.objects.filter(partner=OuterRef("pk"))
    .order_by("signed_at")
    .values(row=JSONObject(outcome="outcome", sha256="version__sha256"))
)


_ATTACHED = (
    Attachment.objects.filter(section__plan=OuterRef("pk"))
    .order_by("section__kind", "pk")
    .values(
        frozen=JSONObject(
            section="section__kind",
            name="version__name",
            kind="version__kind",
            bytes="version__size",
            sha256="version__sha256",
        )
    )
)


def document(application: Application, plan: Plan) -> Content:
    """What `frozen_contents` returns for one application, whose plan is one of `plans_of`."""
    partners = in_document(application)
    lead = submitting(application)
    return {
        "schema": SCHEMA,
        "round": {
            "name": application.round.name,
            "kind": application.round.kind,
            "maximum_amount": f"{application.round.maximum_amount:.2f}",
        },
        "penvoerder": lead.reference if lead else None,
        "partners": [_party(partner) for partner in partners],
        **{
            str(section.kind): section.frozen(plan)
            for section in asked_in(application.round)
            if isinstance(section, WrittenSection)
        },
        "attachments": [
            one for one in vars(plan)["attached"] if application.round.asks(one["section"])
        ],
    }


def submitting(application: Application) -> Partner | None:
    """The partner whose signature is the submission: who led it then, or leads it now."""
    partners = application.partners.all()
    led = [one for one in partners if one.signed_by_submitting]
    leads = [one for one in partners if one.organisation_id == application.penvoerder_id]
    return next(iter([*led, *leads]), None)


def in_order(application: Application) -> list[Partner]:
    """The partners: who submits first, then by capacity and in order of joining."""
    first = submitting(application)
    return sorted(application.partners.all(), key=lambda one: (one != first, one.kind, one.pk))


def in_document(application: Application) -> list[Partner]:
    """Those of `in_order` that stand in its documents: not who joined after the status."""
    return [one for one in in_order(application) if one.joined_on is None]


def essential(content: Content) -> Content:
    """Return the part that partners sign: all but the round and sections that are not essential."""
    left_out = {"round", *(section.kind for section in ALL if not section.is_essential)}
    rest = {key: part for key, part in content.items() if key not in left_out}
    rest["partners"] = [
        {key: part for key, part in party.items() if key != "contact"}
        for party in content["partners"]
    ]
    rest["attachments"] = [
        one for one in content.get("attachments", ()) if one["section"] not in left_out
    ]
    return rest


def attachments_in(content: Mapping[str, Any], section: str) -> list[Content]:
    """Return what a document says of the attachments of one section; nothing in an old document."""
    return [one for one in content.get("attachments", ()) if one["section"] == section]


def party(content: Mapping[str, Any], reference: str) -> Content:
    """Return the party of a document with this reference; raises `KeyError` for a stranger."""
    by_reference: dict[str, Content] = {one["reference"]: one for one in content["partners"]}
    return by_reference[reference]


def canonical_json(content: Content) -> str:
    """Return the one spelling of `content` over which hashes are taken."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(content: Content) -> str:
    """Return the SHA-256 of the canonical JSON in UTF-8, as hexadecimal text."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def essential_sha256(application: Application) -> str:
    """Return the hash that signatures of the application as it reads now must have."""
    return digest(essential(frozen_content(application)))


def number_of(organisation: Organisation) -> str:
    """The number by which the register knows the organisation, or nothing."""
    return organisation.board_number or organisation.institution_code or organisation.kvk_number


def _party(partner: Partner) -> Content:
    return {
        "reference": partner.reference,
        "name": partner.name,
        "number": number_of(partner.organisation),
        "kind": partner.kind,
        **_locations(partner),
        "contact": {"person": _contact(partner)},
    }


def _locations(partner: Partner) -> dict[str, Any]:
    """With which locations it takes part; nothing for all, as in documents of before."""
    if partner.location_codes:
        return {"locations": {"codes": sorted(partner.location_codes)}}
    if partner.location_sectors:
        return {"locations": {"sectors": list(partner.location_sectors)}}
    return {}


def _contact(partner: Partner) -> dict[str, Any]:
    first = {"name": partner.contact_name, "email": partner.contact_email}
    if not partner.second_email:
        return first
    return {**first, "second": {"name": partner.second_name, "email": partner.second_email}}
