"""Makes many cases out of few: copies rows with all that hangs on them, in SQL.

The few are made by the acts of the portal; the many are the same rows under other keys, which is
the only way to have twenty thousand in a minute. Triggers are off meanwhile: what they would
refuse was refused when the few were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db import connection, transaction
from django.db.models import CharField, Field, Model, TextField, UniqueConstraint

# Far above every key in use, so that no copy meets another row.
STRIDE = 1_000_000
APPS = ("applications", "assessments", "correspondence")
# What the copies share: a round with its criteria, and who was reminded of it.
SHARED = {"Round", "Criterion", "RoundRequirement", "Reminder"}
# What lives a quarter of an hour, and has no number as its key.
PASSING = {"SigningCode"}


def multiply(copies: int, *, offset: int = 0) -> None:
    """Add `copies` copies of every case that is there, with its region.

    `offset` is the number of copies made by earlier calls, so that keys and names stay unique.
    """
    models = list(copied_models())
    tables = {model._meta.db_table for model in models}  # noqa: SLF001
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in models:
            cursor.execute(statement(model, tables), [offset + 1, offset + copies])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copied_models() -> Iterator[type[Model]]:
    """Every table of a case, its region included; history and what is shared left out."""
    yield apps.get_model("regions", "Region")
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta  # noqa: SLF001
        is_own = meta.app_label in APPS and meta.managed and not meta.proxy
        if (
            is_own
            and model.__name__ not in SHARED | PASSING
            and not model.__name__.endswith("Event")
        ):
            yield model


def statement(model: type[Model], tables: set[str]) -> str:
    """The INSERT that copies one table, for copies `%s` up to and including `%s`."""
    meta = model._meta  # noqa: SLF001
    # What PostgreSQL works out by itself is not copied.
    fields = [field for field in meta.concrete_fields if not getattr(field, "generated", False)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(value_of(field, tables, unique_texts(model)) for field in fields)
    table = meta.db_table
    return (
        f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" t'  # noqa: S608
        f" CROSS JOIN generate_series(%s, %s) AS k WHERE {first_only(meta.pk)}"
    )


def first_only(key: Field[object, object]) -> str:
    """The rows that are no copies themselves; every key of a case is a number."""
    return f't."{key.column}" < {STRIDE}'


def value_of(field: Field[object, object], tables: set[str], texts: set[str]) -> str:
    """What a column of a copy holds: its own key, the key of the copy it refers to, or the same."""
    column = f't."{field.column}"'
    related = field.related_model
    if field.primary_key and related is None:
        return f"{column} + k * {STRIDE}"
    if related is not None and related._meta.db_table in tables:  # noqa: SLF001
        return f"{column} + k * {STRIDE}"
    if field.name in texts:
        return f"{column} || '-' || k"
    return column


def unique_texts(model: type[Model]) -> set[str]:
    """The names of text fields that must differ from row to row by themselves."""
    meta = model._meta  # noqa: SLF001
    alone: Sequence[str] = [
        constraint.fields[0]
        for constraint in meta.constraints
        if isinstance(constraint, UniqueConstraint) and len(constraint.fields) == 1
    ]
    return {
        field.name
        for field in meta.concrete_fields
        if isinstance(field, CharField | TextField) and (field.unique or field.name in alone)
    }
