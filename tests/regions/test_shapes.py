"""A shape for every municipality: hexagons by default, outlines after an import."""

import gzip
import json
from collections import Counter
from itertools import pairwise

import pytest
from django.test import Client

from regions import facts
from regions.drawing.ground import Frame
from regions.drawing.paths import HEIGHT, WIDTH, border, edges_of, path_text, rings_of
from regions.drawing.shapes import shapes
from regions.models import MunicipalityShape, RegisterDelivery, ShapeSource
from tests.regions.open_data import FOLDER, needs_open_data, refused, run

pytestmark = pytest.mark.django_db

GEO = FOLDER.parent / "geo"
LARGEST = 150_000


def columns():
    """A country of vertical strips, one for each municipality, of 20 points a border."""
    codes = sorted(facts.current_municipality_codes())
    lines = [[(4 + x / 200, 51 + y / 10) for y in range(20)] for x in range(len(codes) + 1)]
    return [
        {
            "type": "Feature",
            "properties": {"statcode": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[*left, *right[::-1], left[0]]],
            },
        }
        for code, (left, right) in zip(codes, pairwise(lines), strict=True)
    ]


def geojson(path, features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_every_municipality_has_a_hexagon_of_its_own_beside_most_of_its_neighbours():
    placed = shapes()

    assert placed.paths.keys() == facts.current_municipality_codes()
    assert not placed.are_outlines
    assert len(set(placed.paths.values())) == len(placed.paths)
    edges = {code: edges_of(rings_of(path)) for code, path in placed.paths.items()}
    assert {len(each) for each in edges.values()} == {6}
    corners = {point for each in edges.values() for edge in each for point in edge}
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in corners)
    pairs = [
        (fact.code, near)
        for fact in facts.municipalities()
        for near in fact.neighbours
        if fact.code < near
    ]
    beside = sum(1 for one, other in pairs if edges[one] & edges[other])
    assert beside > 0.6 * len(pairs)


def test_north_is_up_and_west_is_left():
    middles = shapes().middles
    groningen, maastricht, middelburg = (middles[code] for code in ("GM0014", "GM0935", "GM0687"))

    assert groningen[1] < maastricht[1]
    assert middelburg[0] < maastricht[0]


def test_border_around_two_squares_has_no_line_between_them():
    left = [[(0, 0), (5, 0), (5, 5), (0, 5)]]
    right = [[(5, 0), (9, 0), (9, 5), (5, 5)]]

    (around,) = rings_of(border([edges_of(left), edges_of(right)]))

    assert edges_of([around]) == edges_of(left) ^ edges_of(right)
    assert len(around) == 6


def test_path_is_read_as_it_was_written():
    rings = [[(10, 20), (15, 17), (9, -4)], [(0, 0), (3, 0), (3, 3), (0, 3)]]

    assert rings_of(path_text(rings)) == rings


@needs_open_data
@pytest.mark.parametrize("name", ["gemeenten_2025_cartomap.geojson", "gemeenten_2025.topojson"])
def test_outlines_of_cbs_replace_the_hexagons_and_keep_shared_borders(name):
    (report,) = run(GEO / name)

    drawn = shapes()
    assert report | {"file": ""} == {
        "file": "", "kind": "municipality_outlines", "rows": 342, "added": 0, "changed": 342,
        "ended": 0, "refused": [],
    }  # fmt: skip
    assert drawn.are_outlines
    rings = {code: rings_of(path) for code, path in drawn.paths.items()}
    points = [point for each in rings.values() for ring in each for point in ring]
    assert {0, WIDTH} <= {x for x, _y in points} or {0, HEIGHT} <= {y for _x, y in points}
    times = Counter(edge for each in rings.values() for edge in edges_of(each))
    assert set(times.values()) == {1, 2}
    shared = sum(1 for number in times.values() if number == 2)
    assert shared > len(times) / 2
    near = drawn.frame.degrees(drawn.middles["GM0014"])
    assert near == pytest.approx(facts.centres()["GM0014"], abs=0.03)
    assert len(gzip.compress("".join(drawn.paths.values()).encode())) < LARGEST / 5
    assert not RegisterDelivery.objects.exists()


def test_border_is_simplified_the_same_for_both_sides(tmp_path):
    run(geojson(tmp_path / "strips.geojson", columns()))

    assert "CBS en Kadaster" in Client().get("/regios/kaart/").content.decode()
    edges = [edges_of(rings_of(path)) for _code, path in sorted(shapes().paths.items())]
    assert all(one & other for one, other in pairwise(edges))
    assert max(len(each) for each in edges) <= 4


def test_open_data_has_borders_once_outlines_were_imported_and_says_so(tmp_path):
    def told():
        return Client().get("/open-data/bestanden/gemeenten.geojson").json()

    before = told()
    run(geojson(tmp_path / "strips.geojson", columns()))
    after = told()
    first = after["features"][0]
    ((west, south), *_between, (_w, north), _east, _start) = first["geometry"]["coordinates"][0]

    assert {each["geometry"]["type"] for each in before["features"]} == {"MultiPoint"}
    assert before["geometrie"].startswith("Middelpunten")
    assert {each["geometry"]["type"] for each in after["features"]} == {"Polygon"}
    assert after["geometrie"].startswith("Grenzen")
    codes = [each["properties"]["code"] for each in after["features"]]
    place = sorted(codes).index(first["properties"]["code"])
    assert west == pytest.approx(4 + place / 200, abs=0.006)
    assert sorted((south, north)) == pytest.approx([51, 52.9], abs=0.004)
    assert "vereenvoudigd" in Client().get("/open-data/").content.decode()


def test_an_area_is_told_with_its_holes_and_what_lies_within_them():
    frame = Frame(in_metres=True, scale=0.01, left=155_000, top=463_000)
    squares = [
        [(start, start), (end, start), (end, end), (start, end)]
        for start, end in ((0, 90), (10, 80), (20, 70))
    ]
    touching = [(100, 0), (110, 0), (110, 10), (100, 0), (90, 0), (90, -10)]

    told = frame.geometry([*squares, touching])

    assert told["type"] == "MultiPolygon"
    assert sorted(len(area) for area in told["coordinates"]) == [1, 1, 1, 2]
    for area in told["coordinates"]:
        for number, ring in enumerate(area):
            assert ring[0] == ring[-1]
            turn = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
            assert (turn > 0) is (number == 0)


def test_metres_of_the_rijksdriehoek_are_told_in_degrees():
    # The Martinitoren in Groningen.
    frame = Frame(in_metres=True, scale=1, left=233_883, top=582_065)

    assert frame.degrees((0, 0)) == pytest.approx((6.5682, 53.2193), abs=0.0003)


def test_import_of_outlines_tells_what_it_refused_and_a_dry_run_changes_nothing(tmp_path):
    there = columns()
    elsewhere = {"type": "Feature", "properties": {"statcode": "GM9999"}, "geometry": None}
    path = geojson(tmp_path / "strips.geojson", [*there, there[0], elsewhere])

    (report,) = run(path, dry_run=True)

    assert report["rows"] == len(there) + 2
    assert [row["line"] for row in report["refused"]] == [len(there) + 1, len(there) + 2]
    assert not MunicipalityShape.objects.filter(source=ShapeSource.OUTLINE).exists()


def broken(there):
    far = json.loads(json.dumps(there))
    far[0]["geometry"]["coordinates"][0][0] = [10.0, 40.0]
    point = {"geometry": {"type": "Polygon", "coordinates": [[[5, 52]] * 4]}}
    flat = [one | point for one in there]
    return {
        "all lie at one point": ({"features": flat}, there[0]["properties"]["statcode"]),
        "a municipality is missing": ({"features": there[1:]}, "Groningen"),
        "one lies in another country": ({"features": far}, "Groningen"),
        "no shapes": ({"type": "Point", "coordinates": [5, 52]}, ""),
        "features are no list": ({"features": {"a": 1}}, ""),
        "an arc that is not there": (
            {
                "type": "Topology",
                "arcs": [],
                "objects": {"a": {"type": "Polygon", "arcs": [[3]]}},
            },
            "",
        ),
    }


@pytest.mark.parametrize("damage", sorted(broken(columns())))
def test_file_that_is_no_whole_country_leaves_the_map_as_it_is(tmp_path, damage):
    document, named = broken(columns())[damage]
    path = tmp_path / "shapes.json"
    path.write_text(json.dumps({"type": "FeatureCollection"} | document))

    sentence = refused(path)

    assert str(path) in sentence
    assert named in sentence
    assert not MunicipalityShape.objects.filter(source=ShapeSource.OUTLINE).exists()


def test_text_that_is_not_json_is_refused(tmp_path):
    path = tmp_path / "shapes.json"
    path.write_text('{"type": "FeatureCollection", "features": [')

    assert str(path) in refused(path)
