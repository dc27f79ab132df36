"""The Dutch rules for API's that a program can check (NLGov REST API Design Rules 2.1)."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.test import Client
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from onderwijsregio.api import answers
from programmaraad.models import Seat
from regions.models import Municipality, Partnership, Region
from tests.factories import make_round, organisation, person, signed_in

pytestmark = pytest.mark.django_db

BASE = "/api/v1"
READ = {"get", "head", "options"}


@pytest.fixture
def document() -> dict:
    return Client().get(f"{BASE}/openapi.json").json()


def collections(document: dict) -> list[str]:
    return [BASE + path for path in document["paths"] if "{" not in path]


def test_core_doc_openapi_the_document_is_valid_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert document["paths"]


def test_core_publish_openapi_anyone_reads_it_from_any_page():
    answer = Client().get(f"{BASE}/openapi.json", HTTP_ORIGIN="https://ergens.example")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"


def test_core_doc_openapi_contact_says_who_answers_questions(document, settings):
    assert document["info"]["contact"]["email"] == settings.CONTACT["email"]
    assert document["info"]["contact"].keys() >= {"email", "name", "url"}


def test_core_uri_version_the_address_has_the_first_number_only(document):
    assert [server["url"] for server in document["servers"]] == ["http://testserver/api/v1"]
    assert not [path for path in document["paths"] if re.search(r"/v\d", path)]


def test_core_semver_and_version_header_every_answer_says_the_version(document):
    version = document["info"]["version"]
    urls = [*collections(document), f"{BASE}/openapi.json", BASE, f"{BASE}/niets"]

    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert {Client().get(url)["API-Version"] for url in urls} == {version}
    for path in document["paths"].values():
        for operation in path.values():
            assert "API-Version" in operation["responses"]["200"]["headers"]


def test_core_no_trailing_slash_an_address_with_one_is_not_found(document):
    assert not [path for path in document["paths"] if path.endswith("/")]
    assert {Client().get(f"{url}/").status_code for url in collections(document)} == {404}


def test_core_http_methods_only_reading_is_offered(document):
    assert {method for path in document["paths"].values() for method in path} <= READ
    for url in collections(document):
        assert Client().head(url).status_code == 200
        for method in ("post", "put", "patch", "delete"):
            answer = getattr(Client(enforce_csrf_checks=True), method)(url)
            assert answer.status_code == 405
            assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_core_naming_collections_they_are_dutch_nouns_in_the_plural(document):
    assert {path.split("/")[1] for path in document["paths"]} == {
        "gemeenten", "organisaties", "regios", "rondes", "zetels",
    }  # fmt: skip


def test_core_interface_language_every_field_is_written_in_camel_case(document):
    schemas = document["components"]["schemas"]
    fields = {name for schema in schemas.values() for name in schema.get("properties", {})}
    parameters = {
        parameter["name"]
        for path in document["paths"].values()
        for operation in path.values()
        for parameter in operation["parameters"]
    }

    assert [
        name for name in fields | parameters if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", name)
    ] == []


def test_core_http_response_code_and_problem_details_mistakes_are_told_as_problems():
    client = Client()
    asked = {
        f"{BASE}/niets": 404,
        f"{BASE}/regios/niets": 404,
        f"{BASE}/regios?pagina=99": 404,
        f"{BASE}/regios?pagina=nul": 400,
        f"{BASE}/regios?status=idea": 400,
        f"{BASE}/regios?sectoor=vo": 400,
        f"{BASE}/regios?sector=vo&sector=po": 400,
        f"{BASE}/rondes/{'9' * 30}": 404,
        f"{BASE}/gemeenten?provincie=%00": 200,
        "/open-data/bestanden/niets.csv": 404,
    }
    for url, status in asked.items():
        answer = client.get(url)
        assert (url, answer.status_code) == (url, status)
        if status != 200:
            assert answer["Content-Type"] == "application/problem+json"
            assert answer["Cache-Control"] == "no-store"
            said = answer.json()
            assert said["status"] == status
            assert said.keys() >= {"type", "title", "detail", "instance"}
    wrong = client.get(f"{BASE}/regios?paginaGrootte=101").json()
    assert wrong["errors"] == [
        {"in": "query", "name": "paginaGrootte", "detail": "Geef een heel getal dat hier kan."}
    ]


def test_core_problem_details_every_error_of_the_document_is_one(document):
    answers = document["components"]["responses"]

    assert {kind for answer in answers.values() for kind in answer["content"]} == {
        "application/problem+json"
    }
    assert set(document["components"]["schemas"]["Probleem"]["required"]) >= {
        "status", "title", "detail",
    }  # fmt: skip
    for path in document["paths"].values():
        assert {"400", "404", "406", "429"} <= path["get"]["responses"].keys()


@pytest.mark.parametrize(
    ("asked", "file_status", "api_status"),
    [
        ("application/xml", 406, 406),
        ("text/html", 406, 406),
        ("application/json;q=0", 406, 406),
        ("text/csv", 200, 406),
        ("application/json; charset=utf-8", 406, 200),
        ("text/html, */*;q=0.1", 200, 200),
        ("application/*", 406, 200),
        ("", 200, 200),
    ],
)
def test_core_transport_who_cannot_read_the_answer_is_told_so(asked, file_status, api_status):
    for url, status in (
        ("/open-data/bestanden/zetels.csv", file_status),
        (f"{BASE}/zetels", api_status),
        (f"{BASE}/openapi.json", api_status),
    ):
        answer = Client().get(url, HTTP_ACCEPT=asked)
        assert (url, answer.status_code) == (url, status)
        assert (answer["Content-Type"] == "application/problem+json") is (status == 406)
        assert Client().head(url, HTTP_ACCEPT=asked).status_code == status


def test_core_date_time_moments_are_in_utc_and_days_are_days(document):
    make_round()
    told = Client().get(f"{BASE}/rondes").json()["items"][0]
    described = document["components"]["schemas"]["Ronde"]["properties"]
    moments = [name for name, each in described.items() if each.get("format") == "date-time"]

    assert moments
    assert all(re.fullmatch(r"[\d-]{10}T[\d:]{8}(\.\d+)?Z", told[name]) for name in moments)


def test_core_path_segments_kebab_case_and_query_keys_camel_case(document):
    segments = [part for path in document["paths"] for part in path[1:].split("/")]
    keys = [
        parameter["name"]
        for path in document["paths"].values()
        for parameter in path["get"]["parameters"]
        if parameter["in"] == "query"
    ]

    assert [s for s in segments if not re.fullmatch(r"[a-z0-9-]+|\{[a-z]\w*\}", s)] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", key)] == []


def test_core_doc_openapi_schemas_are_written_in_pascal_case(document):
    names = document["components"]["schemas"]

    assert [name for name in names if not re.fullmatch(r"[A-Z][a-zA-Z0-9]*", name)] == []


def test_core_transport_security_headers_stand_on_every_answer():
    for url in (f"{BASE}/regios", f"{BASE}/niets"):
        answer = Client().get(url)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"


def test_core_transport_cors_a_page_of_another_site_may_ask():
    answer = Client().options(
        f"{BASE}/regios", HTTP_ORIGIN="https://x.example", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET"
    )

    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert Client().options(f"{BASE}/niets").status_code == 404


def test_core_stateless_everybody_gets_the_same_answer_without_a_cookie():
    client = signed_in(person())
    client.cookies["django_language"] = "en"
    for url in (f"{BASE}/regios", "/open-data/bestanden/regios.csv"):
        known = client.get(url, HTTP_ACCEPT_LANGUAGE="en")
        unknown = Client().get(url)
        assert known.content == unknown.content
        assert known.headers == unknown.headers
        assert not known.has_header("Vary")
        assert not known.cookies


def test_who_has_an_answer_already_does_not_get_it_again():
    first = Client().get(f"{BASE}/regios")
    again = Client().get(f"{BASE}/regios", HTTP_IF_NONE_MATCH=first["ETag"])
    make_round()
    changed = Client().get(
        f"{BASE}/rondes", HTTP_IF_NONE_MATCH=Client().get(f"{BASE}/rondes")["ETag"]
    )

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["API-Version"]
    assert first["Cache-Control"] == "public, max-age=300"
    assert changed.status_code == 304


def test_who_asks_too_much_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr(answers, "MOST_A_MINUTE", 2)
    caches["signs_of_life"].clear()
    seen = [Client().get(f"{BASE}/regios", REMOTE_ADDR="192.0.2.1") for _ in range(3)]
    elsewhere = Client().get(f"{BASE}/regios", REMOTE_ADDR="192.0.2.2")

    assert [answer.status_code for answer in seen] == [200, 200, 429]
    assert seen[-1]["Retry-After"] == "60"
    assert seen[-1]["Content-Type"] == "application/problem+json"
    assert elsewhere.status_code == 200


def test_the_pages_of_a_collection_lead_to_each_other():
    for number in range(3):
        make_round(name=f"Ronde {number}")
    page = Client().get(f"{BASE}/rondes?paginaGrootte=1&pagina=2&soort=voorloper")
    links = page.json()["links"]
    middle = f"http://testserver{BASE}/rondes?pagina=2&paginaGrootte=1&soort=voorloper"

    assert page.json()["totaal"] == 3
    assert links["self"] == middle
    assert links["prev"] == links["first"] == middle.replace("pagina=2", "pagina=1")
    assert links["next"] == links["last"] == middle.replace("pagina=2", "pagina=3")
    assert f'<{links["next"]}>; rel="next"' in page["Link"]
    assert 'rel="license"' in page["Link"]


def test_every_answer_is_as_the_document_describes_it(document):
    region = Region.objects.create(name="Noord", slug="noord", status="voorlopig", sectors=["po"])
    region.municipalities.add(Municipality.objects.get(code="GM0014"))
    Partnership.objects.create(
        region=region, organisation=organisation(), kind="school_board", started_on="2024-01-01"
    )
    make_round()
    Seat.objects.create(name="Zetel")
    for path, operations in document["paths"].items():
        name, _, part = path[1:].partition("/")
        url = f"{BASE}/{name}"
        if part:
            first = Client().get(url).json()["items"][0]
            url = f"{url}/{first[part.strip('{}')]}"
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        described = {**content["schema"], "components": document["components"]}
        OAS31Validator(described, format_checker=oas31_format_checker).validate(
            Client().get(url).json()
        )
