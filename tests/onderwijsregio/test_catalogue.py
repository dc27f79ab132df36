"""The description of the open data for catalogues: whether it is what DCAT-AP-NL asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pyshacl import validate
from rdflib import DCAT, RDF, Graph

pytestmark = [
    pytest.mark.django_db,
    # rdflib warns of a class of its own that its reader of JSON-LD and pyshacl still use.
    pytest.mark.filterwarnings("ignore:.*is deprecated.*:DeprecationWarning"),
]

SHAPES = Path(__file__).with_name("dcat_ap_nl.ttl")


def catalogue() -> Any:
    return Client().get("/open-data/bestanden/catalogus.jsonld").json()


def found_wrong(said: Any) -> str:
    """What the standard finds wrong with a catalogue; empty when it finds nothing."""
    graph = Graph().parse(data=json.dumps(said), format="json-ld")
    assert len(list(graph.subjects(RDF.type, DCAT.Catalog))) == 1
    conforms, _report, text = validate(graph, shacl_graph=str(SHAPES))
    return "" if conforms else str(text)


def test_the_catalogue_is_as_the_dutch_profile_asks() -> None:
    assert found_wrong(catalogue()) == ""


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        ("dcat:service", "dct:identifier"),
        ("dcat:service", "dcat:endpointURL"),
        ("dcat:dataset", "dct:accessRights"),
        ("dcat:dataset", "dcat:contactPoint"),
    ],
)
def test_the_profile_misses_what_is_left_out(part: str, lost: str) -> None:
    said = catalogue()
    there = said[part][0] if isinstance(said[part], list) else said[part]
    del there[lost]

    assert lost.partition(":")[2] in found_wrong(said)
