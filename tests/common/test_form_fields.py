"""A field tells what it is, what is asked and what is wrong, also to a screen reader."""

from __future__ import annotations

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.forms import formset_factory
from django.template import engines
from lxml.html import HtmlElement

from common.forms import FieldsHelper
from common.unsent_forms import bind
from tests.markup import find, fragment, text

LOAD = "{% load nlds crispy_forms_tags %}"


class PlanForm(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals in de brief.")
    phone = forms.CharField(label="Telefoon", required=False)
    sector = forms.MultipleChoiceField(
        label="Sectoren",
        choices=[("po", "po"), ("vo", "vo")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat past.",
    )
    verdict = forms.ChoiceField(
        label="Oordeel", choices=[("a", "voldoet")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Akkoord", required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self):
        raise forms.ValidationError("Dit past niet bij elkaar.")


def render(source: str, **context) -> HtmlElement:
    template = engines["django"].from_string(LOAD + source)
    return fragment(template.render(context))


@pytest.mark.parametrize("source", ["{{ form|crispy }}", "{{ form.name|as_crispy_field }}"])
def test_control_has_label_description_and_error(source):
    page = render(source, form=PlanForm({}))
    control = page.get_element_by_id("id_name")
    assert control.get("aria-invalid") == "true"
    assert control.get("aria-describedby") == "id_name_helptext id_name_error"
    assert page.get_element_by_id("id_name_helptext").text_content() == "Zoals in de brief."
    assert "Dit veld is verplicht." in page.get_element_by_id("id_name_error").text_content()
    assert find(page, "label[for=id_name]")[0].text_content().strip() == "Naam"


def test_only_what_is_not_required_says_so():
    page = render("{{ form|crispy }}", form=PlanForm())
    labels = [text(it) for it in find(page, "label, legend")]
    assert labels == [
        "Naam",
        "Telefoon (niet verplicht)",
        "Sectoren",
        "po",
        "vo",
        "Oordeel",
        "voldoet",
        "Akkoord",
    ]


@pytest.mark.parametrize("name", ["sector", "verdict"])
def test_choices_are_a_group_with_a_legend(name):
    page = render("{{ form|crispy }}", form=PlanForm({}))
    group = find(page, f"fieldset:has([name={name}])")[0]
    assert group.find("legend") is not None
    described_by = group.get("aria-describedby").split()
    assert f"id_{name}_error" in described_by
    assert all(page.get_element_by_id(it) is not None for it in described_by)


def test_hidden_field_is_there_once_and_without_label():
    page = render("{{ form|crispy }}", form=PlanForm())
    assert len(find(page, "[name=token]")) == 1
    assert not find(page, "label[for=id_token]")


def test_summary_links_to_every_field_and_takes_the_focus():
    page = render("{% error_summary form %}{{ form|crispy }}", form=PlanForm({}))
    summary = find(page, ".error-summary")[0]
    assert summary.get("role") == "alert"
    assert "autofocus" in summary.attrib
    targets = [link.get("href")[1:] for link in find(summary, "a")]
    assert targets == ["id_name", "id_sector_0", "id_verdict_0"]
    assert all(page.get_element_by_id(target) is not None for target in targets)
    assert "Dit past niet bij elkaar." in summary.text_content()


def test_summary_names_each_field_once():
    form = PlanForm({})
    form.fields["name"].label, form.fields["sector"].label = "De naam", "Welke sector?"
    form.full_clean()
    form.errors["name"] = form.error_class(["Vul de naam in."])
    form.errors["sector"] = form.error_class(["Kies er een."])
    said = [link.text for link in find(render("{% error_summary form %}", form=form), "a")]
    assert said[:2] == ["Vul de naam in.", "Welke sector? Kies er een."]


def test_summary_covers_formsets_and_passes_over_what_is_not_there():
    formset = formset_factory(PlanForm, extra=2)
    filled = formset({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "x"})
    page = render("{% error_summary none formset %}", none=None, formset=filled)
    targets = [link.get("href") for link in find(page, ".error-summary a")]
    assert targets == ["#id_form-0-sector_0", "#id_form-0-verdict_0"]


def test_no_summary_without_errors():
    assert not find(render("{% error_summary form %}", form=PlanForm()), ".error-summary")


def test_what_was_typed_is_still_there():
    page = render("{{ form|crispy }}", form=PlanForm({"name": 'a "b" <c>', "sector": ["vo"]}))
    assert page.get_element_by_id("id_name").get("value") == 'a "b" <c>'
    assert "checked" in page.get_element_by_id("id_sector_1").attrib


def test_crispy_form_is_whole_and_not_checked_by_the_browser():
    form = PlanForm({})
    form.helper = FormHelper()
    page = render("{% crispy form %}", form=form)
    tag = page.find("form")
    assert "novalidate" in tag.attrib
    assert find(tag, ".error-summary")
    assert find(tag, "#id_name")


def test_layout_groups_fields_within_the_form_of_the_page():
    form = PlanForm({})
    form.helper = FieldsHelper()
    form.helper.layout = Layout(Fieldset("Wie", Row("name", "phone")), "agreed")
    page = render("<div>{% crispy form %}</div>", form=form)
    assert not find(page, "form")
    assert not find(page, ".error-summary")
    assert text(find(page, "fieldset.fieldset--section > legend")[0]) == "Wie"
    names = [control.get("name") for control in find(page, "fieldset .columns input")]
    assert names == ["name", "phone"]
    assert find(page, "#id_agreed")


@pytest.mark.parametrize(
    ("marked", "label"),
    [(None, "Telefoon (niet verplicht)"), ((), "Telefoon"), (("name",), "Telefoon")],
)
def test_form_decides_which_labels_say_that_they_are_not_required(marked, label):
    form = PlanForm()
    form.helper = FieldsHelper(marked=marked)
    page = render("{{ form|crispy }}", form=form)
    assert text(find(page, "label[for=id_phone]")[0]) == label


def test_a_field_that_must_be_filled_in_is_asked_for_by_its_name(rf):
    sent = {"set-TOTAL_FORMS": "1", "set-INITIAL_FORMS": "0", "set-0-phone": "0612345678"}
    request = rf.post("/", sent)

    form, rows = bind(PlanForm, request), bind(formset_factory(PlanForm), request, prefix="set")

    assert form.errors["name"] == rows.forms[0].errors["name"] == ["Vul “Naam” in."]
    assert form.errors["verdict"] == ["Kies een antwoord bij “Oordeel”."]
