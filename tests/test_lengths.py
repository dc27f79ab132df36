"""No text is without bounds: every column, and every field in which somebody types."""

import ast
import importlib
from pathlib import Path

from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models

OURS = (
    "accounts",
    "applications",
    "assessments",
    "common",
    "correspondence",
    "documents",
    "programmaraad",
    "regions",
    "subsidies",
)
# What no person types: made by the portal itself, of texts that are bounded.
MADE = {
    "accounts.Count.value",
    "correspondence.Letter.body_html",
    "regions.MunicipalityShape.path",
}


def columns():
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            # Columns of pghistory itself hold names of triggers.
            own = [it for it in model._meta.concrete_fields if not it.name.startswith("pgh_")]
            for field in own:
                if isinstance(field, models.CharField | models.TextField):
                    yield f"{model._meta.label}.{field.name}", field


def is_open(field):
    is_column = isinstance(field, models.CharField)
    return not field.choices and not field.generated and (not is_column or not field.max_length)


def sources():
    for app in (*OURS, "onderwijsregio"):
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def fields_without_length(path: Path):
    """Where a field to type in is made without a length, also when a form makes it as it begins."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {
            "forms.CharField",
            "forms.RegexField",
            "forms.SlugField",
            "forms.URLField",
            "forms.JSONField",
        }:
            names = {keyword.arg for keyword in node.keywords}
            if "max_length" not in names:
                yield f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"


def forms_of_the_portal():
    for path in sources():
        if "forms" in path.as_posix() or "sections" in path.parts:
            name = path.relative_to(settings.BASE_DIR).with_suffix("")
            module = importlib.import_module(".".join(name.parts).removesuffix(".__init__"))
            for thing in vars(module).values():
                if isinstance(thing, type) and issubclass(thing, forms.BaseForm):
                    yield thing


def test_every_column_of_text_has_a_length():
    found = {name for name, field in columns() if is_open(field)}
    assert found - MADE == set()


def test_every_field_to_type_in_has_a_length():
    assert [place for path in sources() for place in fields_without_length(path)] == []
    unbounded = {
        f"{form.__name__}.{name}"
        for form in forms_of_the_portal()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField) and field.max_length is None
    }
    assert unbounded == set()
