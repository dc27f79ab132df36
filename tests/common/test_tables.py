"""Cells of a table say under which heading they stand, for the cards on a phone."""

from django.template import Context, Template
from django.utils.safestring import SafeString

from common.tables import with_labels

HEAD = (
    '<thead><tr><th scope="col">Naam</th><th scope="col">Status</th>'
    '<th scope="col"><span class="visually-hidden">Wat u kunt doen</span></th></tr></thead>'
)


def labelled(body: str, head: str = HEAD) -> str:
    return with_labels(SafeString(f"{head}<tbody>{body}</tbody>")).removeprefix(head)


def test_every_value_carries_the_name_of_its_column():
    row = '<tr><th scope="row">Noord</th><td class="numeric">voorlopig</td><td></td></tr>'

    assert labelled(row) == (
        '<tbody><tr><th scope="row">Noord</th>'
        '<td class="numeric" data-label="Status">voorlopig</td>'
        '<td data-label="Wat u kunt doen"></td></tr></tbody>'
    )


def test_a_heading_is_escaped_where_it_becomes_an_attribute():
    head = '<thead><tr><th>A &amp; "B"</th></tr></thead>'

    assert 'data-label="A &amp; &quot;B&quot;"' in labelled("<tr><td>1</td></tr>", head)


def test_what_spans_columns_or_stands_under_two_rows_of_headings_is_left_alone():
    two_rows = "<thead><tr><th>A</th></tr><tr><th>B</th></tr></thead>"

    assert "data-label" not in labelled('<tr><td colspan="3">Niets</td></tr>')
    assert "data-label" not in labelled("<tr><td>1</td></tr>", two_rows)
    assert with_labels(SafeString("<tbody></tbody>")) == "<tbody></tbody>"


def test_the_component_labels_its_table():
    template = "{% load components %}{% data_table 'Regio' %}{{ head }}{{ row }}{% enddata_table %}"
    context = Context(
        {"head": SafeString(HEAD), "row": SafeString("<tr><th>A</th><td>1</td></tr>")}
    )

    assert 'data-label="Status"' in Template(template).render(context)


def test_a_cell_that_holds_only_space_is_empty_so_that_its_card_leaves_it_out():
    assert '<td data-label="Status"></td>' in labelled("<tr><th>Noord</th><td>\n  </td></tr>")
