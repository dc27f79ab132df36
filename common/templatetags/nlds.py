"""Forms in the house style: a field with its label, help, error and control, and the summary."""

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

    Without placeholder: it would vanish on typing, and labels say it already.
    """
    own = field.field.widget.attrs.get("class", "")
    classes = f"{_classes(field.field.widget)} {own}".strip()
    attributes: dict[str, Any] = {"placeholder": False}
    if classes:
        attributes["class"] = classes
    return field.as_widget(attrs=attributes)


@register.inclusion_tag("components/field.html")
def form_field(field: BoundField, *, mark_optional: bool = True) -> dict[str, Any]:
    """A field with label, help and error; what is not required says so.

    A single checkbox never says so: leaving it empty is an answer.
    """
    widget = field.field.widget
    is_checkbox = isinstance(widget, forms.CheckboxInput)
    required = field.field.required or field.field.disabled
    return {
        "field": field,
        "is_checkbox": is_checkbox,
        "is_group": not is_checkbox and bool(widget.use_fieldset),
        "is_choices": isinstance(widget, GROUPS),
        "optional": mark_optional and not required and not is_checkbox,
        "help_id": f"{field.auto_id}_helptext",
        "error_id": f"{field.auto_id}_error",
    }


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: BaseForm, *, mark_optional: bool = True) -> dict[str, Any]:
    """All fields of a form below each other."""
    return {"form": form, "mark_optional": mark_optional}


def _anchor(field: BoundField) -> str:
    """The id of what receives the focus: of a group of choices, its first choice."""
    if isinstance(field.field.widget, GROUPS):
        return f"{field.auto_id}_0"
    return field.id_for_label or str(field.auto_id)


def _problems(form: BaseForm) -> list[tuple[str, str, str]]:
    """Of one form: (id to go to or nothing, label or nothing, error)."""
    found = [("", "", str(error)) for error in form.non_field_errors()]
    for field in form:
        anchor = "" if field.is_hidden else _anchor(field)
        found.extend((anchor, str(field.label), str(error)) for error in field.errors)
    return found


@register.inclusion_tag("components/error_summary.html")
def error_summary(*sources: BaseForm | BaseFormSet[Any] | None) -> dict[str, Any]:
    """What is wrong, at the top of the page, with a link to each field; receives the focus.

    Takes any number of forms and formsets; what is None is passed over.
    """
    problems: list[tuple[str, str, str]] = []
    for source in sources:
        if isinstance(source, BaseFormSet):
            problems.extend(("", "", str(error)) for error in source.non_form_errors())
            for form in source.forms:
                problems.extend(_problems(form))
        elif source is not None:
            problems.extend(_problems(source))
    return {"problems": problems}
