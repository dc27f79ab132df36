"""What the API and the files of open data tell: public facts, and nothing about persons."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import RoundKind
from onderwijsregio.api import words
from onderwijsregio.open_data import DATASETS
from programmaraad.models import Nomination, Seat, Term
from regions.domain.status import grant_status
from regions.models import (
    PUBLIC_REGION_STATUSES,
    Municipality,
    OrganisationKind,
    PartnerKind,
    Partnership,
    Region,
    Sector,
)
from tests.factories import make_round, make_submitted, organisation, role

pytestmark = pytest.mark.django_db

BASE = "/api/v1"
OURS = {"accounts", "applications", "assessments", "programmaraad", "regions", "subsidies"}
COLLECTIONS = ("regios", "organisaties", "gemeenten", "rondes", "zetels")
FILES = [
    f"/open-data/bestanden/{each.name}.{kind}"
    for each in DATASETS
    for kind in ("csv", "json", *(("geojson",) if each.places else ()))
]


def get(path: str):
    answer = Client().get(path if path.startswith("/open") else f"{BASE}/{path}")
    assert answer.status_code == 200, answer.content
    return answer


def region(name: str = "Noord", status: str = "definitief", partners: int = 1) -> Region:
    made = Region.objects.create(name=name, slug=name.lower(), status=status, sectors=["vo"])
    made.municipalities.add(Municipality.objects.get(code="GM0014"))
    for number in range(partners):
        Partnership.objects.create(
            region=made, organisation=organisation(name=f"{name} {number}", place="Assen"),
            kind=PartnerKind.SCHOOL_BOARD, is_penvoerder=number == 0, started_on=date(2024, 1, 1),
        )  # fmt: skip
    return made


def test_a_region_is_told_with_its_area_partners_and_status():
    made = region()
    told = get("regios/noord").json()
    partner = made.partnerships.get().organisation

    assert told["naam"] == "Noord"
    assert (told["status"], told["sectoren"], told["gemeenten"]) == (
        "definitief",
        ["vo"],
        ["GM0014"],
    )
    assert told["partners"] == [
        {
            "organisatie": partner.pk, "naam": "Noord 0", "hoedanigheid": "schoolbestuur",
            "penvoerder": True, "vanaf": "2024-01-01",
        }
    ]  # fmt: skip
    assert get(f"organisaties/{partner.pk}").json()["regios"][0]["regio"] == "noord"
    assert get("gemeenten/GM0014").json()["regios"] == ["noord"]


def test_the_history_of_statuses_tells_only_what_was_public():
    made = region(status="idea", partners=0)
    moments = [datetime(2024, month, 1, tzinfo=UTC) for month in range(1, 5)]
    for status, on in zip(
        ("voorlopig", "afgewezen", "in_oprichting", "definitief"), moments, strict=True
    ):
        grant_status(
            region=made, status=status, sectors=["vo"], is_national=False, municipalities=[],
            partners=[], on=on, by=None,
        )  # fmt: skip
    first, _gap, second, third = (f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in moments)

    assert get("regios/noord").json()["statussen"] == [
        {"status": "voorlopig", "vanaf": first, "tot": _gap},
        {"status": "in_oprichting", "vanaf": second, "tot": third},
        {"status": "definitief", "vanaf": third, "tot": None},
    ]


def test_what_is_not_public_is_nowhere():
    hidden = [region(name, status) for name, status in (("Plan", "idea"), ("Nee", "afgewezen"))]
    text = everything()

    for each in hidden:
        assert each.name not in text
        assert each.partnerships.get().organisation.name not in text
    for path in ("regios/plan", f"organisaties/{hidden[0].partnerships.get().organisation_id}"):
        assert Client().get(f"{BASE}/{path}").status_code == 404


def everything() -> str:
    """All that the API and the files tell."""
    parts = [get(f"{path}?paginaGrootte=100").content.decode() for path in COLLECTIONS]
    parts += [get(path).content.decode() for path in FILES]
    for collection in COLLECTIONS[:4]:
        for item in get(collection).json()["items"][:3]:
            parts.append(get(f"{collection}/{item.get('id', item.get('code'))}").content.decode())
    parts.append(get("/open-data/bestanden/catalogus.jsonld").content.decode())
    return "\n".join(parts)


# The columns with free text that the public facts are read from.
PUBLIC_TEXT = {
    "applications.Criterion.explanation",
    "applications.Criterion.title",
    "applications.Round.legal_basis",
    "applications.Round.name",
    "programmaraad.Seat.name",
    "regions.Municipality.name",
    "regions.Municipality.province",
    "regions.Organisation.name",
    "regions.Organisation.place",
    "regions.Region.name",
    "regions.Region.slug",
}


def test_of_all_text_in_the_database_only_these_columns_come_out_and_no_person_does():
    """Every text is replaced by a mark of its own; which marks come back is which text is told."""
    make_submitted()
    made = region()
    made.adviser = role(RoleKind.RE_ADVISER).user
    made.save()
    seat = Seat.objects.create(name="Zetel", nominating_organisation=organisation())
    nomination = Nomination.objects.create(
        seat=seat, name="Persoon", email="p@voorbeeld.example", motivation="Graag",
        entered_by=role(RoleKind.ADMIN),
    )  # fmt: skip
    Term.objects.create(
        seat=seat, nomination=nomination, name="Persoon", starts_on=timezone.localdate()
    )
    marks = dict(mark_all_text())
    assert {"accounts.User.name", "accounts.User.email", "programmaraad.Term.name"} <= set(marks)
    assert {"programmaraad.Nomination.email", "regions.Organisation.phone"} <= set(marks)

    text = everything()

    assert {column for column, mark in marks.items() if mark in text} == PUBLIC_TEXT
    assert set(re.findall(r"[\w.-]+@[\w.-]+", text)) == {settings.CONTACT["email"]}


def mark_all_text():
    """Give each text column of ours a mark in all its rows; yield the column and its mark.

    What a guard in the database keeps as it is stays, and has no mark.
    """
    for number, (model, field) in enumerate(text_columns()):
        mark = f"mk{number:03}z"
        with contextlib.suppress(DatabaseError), transaction.atomic():
            written = Concat(Value(mark), Cast("pk", models.TextField()))
            if model._default_manager.update(**{field.name: written}):
                yield f"{model._meta.label}.{field.name}", mark


def text_columns():
    """Text that people type or that tells who they are: no codes, no choices, no history."""
    for model in apps.get_models():
        own = model._meta.app_label in OURS and model._meta.managed and not model._meta.proxy
        if not own or model.__name__.endswith("Event"):
            continue
        for field in model._meta.concrete_fields:
            free = isinstance(field, models.CharField | models.TextField) and not field.choices
            if free and not field.primary_key and not field.generated:
                yield model, field


@pytest.mark.parametrize("number", [1, 3, 50])
@pytest.mark.parametrize(
    ("path", "queries"),
    [("regios", 6), ("organisaties", 3), ("gemeenten", 3), ("rondes", 3), ("zetels", 3)],
)
def test_a_collection_takes_the_same_queries_for_any_number(
    path, queries, number, django_assert_num_queries
):
    many(path, number)
    client = Client()
    with django_assert_num_queries(queries):
        answer = client.get(f"{BASE}/{path}?paginaGrootte=50")
    assert len(answer.json()["items"]) == (50 if path == "gemeenten" else number)


def many(path: str, number: int) -> None:
    if path in {"regios", "gemeenten"}:
        for each in range(number):
            region(f"Regio{each}", partners=0)
    elif path == "organisaties":
        region(partners=number)
    elif path == "rondes":
        for _each in range(number):
            make_round(criteria=1)
    else:
        Seat.objects.bulk_create(Seat(name=f"Zetel {each}") for each in range(number))


def test_filters_leave_out_what_does_not_fit():
    region()
    region("Zuid", "voorlopig")
    board = Partnership.objects.filter(region__slug="zuid").get().organisation

    def names(path: str) -> list[str]:
        return [item["naam"] for item in get(path).json()["items"]]

    assert names("regios?status=voorlopig") == ["Zuid"]
    assert names("regios?sector=po") == []
    assert names("regios?gemeente=GM0014") == ["Noord", "Zuid"]
    assert names("organisaties?regio=zuid&soort=schoolbestuur") == [board.name]
    assert names("organisaties?soort=gemeente") == []
    assert len(names("gemeenten?provincie=Groningen")) == 10
    make_round(name="Nu")
    make_round(name="Toen", opens_in_days=-20, closes_in_days=-1)
    make_round(name="Straks", opens_in_days=1)
    assert names("rondes?status=aangekondigd") == ["Straks"]
    assert names("rondes?status=gesloten") == ["Toen"]
    assert names("rondes?status=open&soort=voorloper") == ["Nu"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (PUBLIC_REGION_STATUSES, words.RegioStatus),
        (Sector, words.OnderwijsSector),
        (PartnerKind, words.Hoedanigheid),
        (OrganisationKind, words.OrganisatieSoort),
        (RoundKind, words.RondeSoort),
    ],
)
def test_everything_that_can_be_chosen_has_a_dutch_word(theirs, ours):
    assert {each.name for each in theirs} == {each.name for each in ours}


def test_a_file_says_its_licence_and_day_and_no_spreadsheet_counts_with_it():
    made = region('=HYPERLINK("x")', partners=0)
    Region.objects.filter(pk=made.pk).update(slug="formule")
    as_json = get("/open-data/bestanden/regios.json")
    as_csv = get("/open-data/bestanden/regios.csv")
    day = timezone.localdate().isoformat()
    (row,) = csv.DictReader(io.StringIO(as_csv.content.decode()))

    assert as_json.json()["licentie"].startswith("https://creativecommons.org/publicdomain/zero")
    assert as_json.json()["datum"] == day
    assert as_json.json()["items"][0]["naam"] == '=HYPERLINK("x")'
    assert f'filename="regios-{day}.csv"' in as_csv["Content-Disposition"]
    assert 'rel="license"' in as_csv["Link"]
    assert row["naam"] == '\'=HYPERLINK("x")'
    assert row["gemeenten"] == "GM0014"


def test_regions_and_municipalities_have_a_place_on_the_map():
    region("Noord", partners=0)
    as_map = get("/open-data/bestanden/regios.geojson")
    (feature,) = as_map.json()["features"]

    assert as_map["Content-Type"] == "application/geo+json"
    assert feature["properties"]["naam"] == "Noord"
    # Groningen.
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[6.62, 53.22]]}
    places = get("/open-data/bestanden/gemeenten.geojson").json()["features"]
    assert len(places) == Municipality.objects.count()
    assert all(place["geometry"] for place in places)
    assert Client().get("/open-data/bestanden/zetels.geojson").status_code == 404


def test_the_catalogue_leads_to_every_file():
    said = get("/open-data/bestanden/catalogus.jsonld").json()
    files = [
        distribution["dcat:downloadURL"]["@id"]
        for dataset in said["dcat:dataset"]
        for distribution in dataset["dcat:distribution"]
    ]

    assert sorted(files) == sorted(f"http://testserver{path}" for path in FILES)
    assert said["dcat:service"]["dcat:endpointURL"]["@id"] == "http://testserver/api/v1"
    for dataset in said["dcat:dataset"]:
        for asked in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint",
                      "dcat:theme", "dct:accessRights", "dct:identifier"):  # fmt: skip
            assert dataset[asked]
