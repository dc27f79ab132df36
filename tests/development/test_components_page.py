"""The page of all components leaves none out."""

import re
from pathlib import Path

import pytest

from common.templatetags import charts, components
from development.components import ExampleForm

TEMPLATE = Path("development/templates/development/components.html")
# Only other components use these.
INSIDE_OTHERS = {"message_tone", "requirement_tone"}


@pytest.mark.django_db
@pytest.mark.urls("development.urls")
def test_it_shows_every_component(client):
    page = client.get("/ontwikkeling/componenten/")

    assert page.status_code == 200
    used = set(re.findall(r"{% (\w+)", TEMPLATE.read_text()))
    assert {*components.register.tags, *charts.register.tags} - used == INSIDE_OTHERS
    for field in ExampleForm.base_fields.values():
        assert page.content.decode().count(str(field.label)) >= 2
