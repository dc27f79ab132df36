"""The tool that keeps the translations complete."""

import pytest

from development import catalogue

VIEW = """
from django.utils.translation import gettext as _, ngettext
_("Region")
_("Hello %(name)s")
ngettext("%(count)d seat", "%(count)d seats", 2)
"""
PAGE = """
{% load i18n %}
  <h1>{% translate "Seat" context "parliament" %}</h1>
    {% blocktranslate trimmed %}
       It's a
       long sentence.
    {% endblocktranslate %}
  {{ _("Close") }}
"""


@pytest.fixture
def project(tmp_path):
    for app in catalogue.APPS:
        (tmp_path / app).mkdir()
    (tmp_path / "regions" / "views.py").write_text(VIEW)
    (tmp_path / "templates" / "regions").mkdir(parents=True)
    (tmp_path / "templates" / "regions" / "list.html").write_text(PAGE)
    (tmp_path / "templates" / "base.html").write_text('{% translate "Skip to the content" %}')
    return tmp_path


def po(project, app="regions"):
    return project / app / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def translate(project, **words):
    text = po(project).read_text()
    for english, dutch in words.items():
        english = english.replace("_", " ")
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{dutch}"')
    po(project).write_text(text)


def test_messages_are_found_in_python_and_in_templates(project):
    assert set(catalogue.update(project)) == {
        "regions: '%(count)d seat'",
        "regions: 'Close'",
        "regions: 'Hello %(name)s'",
        'regions: "It\'s a long sentence."',
        "regions: 'Region'",
        "regions: 'Seat'",
        "templates: 'Skip to the content'",
    }
    assert 'msgctxt "parliament"\nmsgid "Seat"' in po(project).read_text()


def test_a_second_update_changes_nothing(project):
    catalogue.update(project)
    translate(project, Region="Regio")
    before = po(project).read_bytes()
    catalogue.update(project)
    assert po(project).read_bytes() == before
    assert b'msgstr "Regio"' in before


def test_the_check_names_what_is_missing_empty_unused_or_wrong(project):
    catalogue.update(project)
    translate(project, Region="Regio", Close="Sluiten")
    text = (
        po(project)
        .read_text()
        .replace('"Hello %(name)s"\nmsgstr ""', '"Hello %(name)s"\nmsgstr "Dag %(naam)s"')
    )
    po(project).write_text(text)
    (project / "regions" / "views.py").write_text(VIEW.replace('_("Region")', '_("Municipality")'))
    found = catalogue.problems(project)
    assert "regions: missing: 'Municipality'" in found
    assert "regions: not used: 'Region'" in found
    assert "regions: empty: '%(count)d seat'" in found
    assert "templates: empty: 'Skip to the content'" in found
    assert any(line.startswith("regions: 'Hello %(name)s': ") for line in found)
    assert not any("'Close'" in line for line in found)


def test_a_translation_moves_along_with_its_message(project):
    catalogue.update(project)
    translate(project, Region="Regio")
    (project / "regions" / "views.py").rename(project / "accounts" / "views.py")
    catalogue.update(project)
    assert 'msgid "Region"\nmsgstr "Regio"' in po(project, "accounts").read_text()


def test_one_message_has_the_same_words_everywhere(project):
    (project / "accounts" / "views.py").write_text('_("Region")')
    catalogue.update(project)
    translate(project, Region="Regio")
    file = po(project, "accounts")
    file.write_text(file.read_text().replace('"Region"\nmsgstr ""', '"Region"\nmsgstr "Streek"'))
    assert "regions: other words than in accounts: 'Region'" in catalogue.problems(project)
