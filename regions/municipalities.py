"""Put the facts about municipalities in the database, after every `migrate` and `flush`.

Not a data migration, because a test that empties the tables would lose the facts, and because a
corrected facts file has to arrive in production with the release that brings it.
"""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.apps.registry import apps as installed_apps
from django.db import transaction

from regions import facts
from regions.drawing.tiles import tiles


def load_municipalities(*, using: str, apps: Apps = installed_apps, **_signal: Any) -> None:
    """Make the table of municipalities as in `regions/facts/`; does nothing when it already is.

    Municipalities that are no longer in the file stay, because rows may refer to them. Receives
    the signal `post_migrate`, so `apps` may be of an earlier state, without the tables.
    """
    try:
        model: Any = apps.get_model("regions", "Municipality")
    except LookupError:
        return
    wanted = {fact.code: fact for fact in facts.municipalities()}
    rows = model.objects.using(using)
    through = model.neighbours.through
    with transaction.atomic(using=using):
        known = {row.code: row for row in rows.all()}
        stale = [
            model(code=fact.code, name=fact.name, province=fact.province)
            for fact in wanted.values()
            if fact.code not in known
            or (known[fact.code].name, known[fact.code].province) != (fact.name, fact.province)
        ]
        rows.bulk_create(
            stale,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name", "province"],
        )
        pairs = {(fact.code, near) for fact in wanted.values() for near in fact.neighbours}
        links = through.objects.using(using)
        present = set(links.values_list("from_municipality_id", "to_municipality_id"))
        if gone := present - pairs:
            for one, other in gone:
                links.filter(from_municipality_id=one, to_municipality_id=other).delete()
        links.bulk_create(
            through(from_municipality_id=one, to_municipality_id=other)
            for one, other in sorted(pairs - present)
        )


def load_tiles(*, using: str, apps: Apps = installed_apps, **_signal: Any) -> None:
    """Give every municipality its hexagon; does nothing when outlines were imported.

    Receives the signal `post_migrate` after `load_municipalities`; see there.
    """
    try:
        model: Any = apps.get_model("regions", "MunicipalityShape")
    except LookupError:
        return
    shapes = model.objects.using(using)
    if shapes.filter(source="outline").exists():
        return
    wanted = tiles()
    stored = dict(shapes.values_list("municipality_id", "path"))
    shapes.bulk_create(
        [
            model(municipality_id=code, path=path, source="tile")
            for code, path in wanted.items()
            if stored.get(code) != path
        ],
        update_conflicts=True,
        unique_fields=["municipality"],
        update_fields=["path", "source", "drawn_at"],
    )
