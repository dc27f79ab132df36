"""What the template pack `nlds` and pages with forms need: a control, and the summary of errors."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.safestring import SafeString

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
# From special to general: the first that fits gives the classes.
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "file-input"),
    (forms.Widget, "utrecht-textbox utrecht-textbox--html-input"),
)


def _classes(widget: forms.Widget) -> str:
    """The classes of the component that a form control is."""
    return next(classes for kind, classes in CLASSES if isinstance(widget, kind))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The form control alone, with the classes of its component.

    Without placeholder: it would vanish on typing, and labels say it already. Nor with `maxlength`:
    browsers cut what is pasted beyond it without a word. The form says so on saving, and
    `static/js/unsaved.js` counts while one types.
    """
    own = field.field.widget.attrs.get("class", "")
    classes = f"{_classes(field.field.widget)} {own}".strip()
    attributes: dict[str, Any] = {"placeholder": False, "maxlength": False}
    if limit := getattr(field.field, "max_length", None):
        attributes["data-limit"] = str(limit)
    if classes:
        attributes["class"] = classes
    return field.as_widget(attrs=attributes)


@register.filter
def says_optional(field: BoundField) -> bool:
    """Whether the label says “not required”.

    What is required or cannot be changed never does, nor does a single checkbox: leaving it empty
    is an answer. A form limits it with `FieldsHelper(marked=...)`.
    """
    if field.field.required or field.field.disabled:
        return False
    if isinstance(field.field.widget, forms.CheckboxInput):
        return False
    marked = getattr(getattr(field.form, "helper", None), "marked", None)
    return marked is None or field.name in marked


def _anchor(field: BoundField) -> str:
    """The id of what receives the focus: of a group of choices, its first choice."""
    if isinstance(field.field.widget, GROUPS):
        return f"{field.auto_id}_0"
    return field.id_for_label or str(field.auto_id)


def _said(label: str, error: str) -> str:
    """The error with the label of its field, unless the error names that field itself."""
    if label.casefold() in error.casefold():
        return error
    return f"{label} {error}" if label.endswith("?") else f"{label}: {error}"


def _problems(form: BaseForm) -> list[tuple[str, str]]:
    """Of one form: (id to go to or nothing, what to say).

    A field that stands on a page several times is told apart by the `full_label` that its form
    gives it (`common.forms.name_in_full`).
    """
    found = [("", str(error)) for error in form.non_field_errors()]
    for field in form:
        anchor = "" if field.is_hidden else _anchor(field)
        label = str(getattr(field.field, "full_label", field.label))
        found.extend((anchor, _said(label, str(error))) for error in field.errors)
    return found


@register.inclusion_tag("components/error_summary.html")
def error_summary(*sources: BaseForm | BaseFormSet[Any] | None) -> dict[str, Any]:
    """What is wrong, at the top of the page, with a link to each field; receives the focus.

    Takes any number of forms and formsets; what is None is passed over.
    """
    problems: list[tuple[str, str]] = []
    for source in sources:
        if isinstance(source, BaseFormSet):
            problems.extend(("", str(error)) for error in source.non_form_errors())
            for form in source.forms:
                problems.extend(_problems(form))
        elif source is not None:
            problems.extend(_problems(source))
    return {"problems": problems}
