"""How tests of the pages ask them."""

from django.urls import reverse


def address(name, *args):
    return reverse(f"assessments:{name}", args=args)


def names(browser, **asked):
    rows = browser.get(address("worklist"), asked).context["rows"]
    return [row.case.name for row in rows]


def decision_form(outcome="definitief", **values):
    return {
        "outcome": outcome,
        "reasons": "Het plan voldoet.",
        "departure_reasons": "Wij wegen de partners zwaarder.",
        "hearing": "eigen_gegevens" if outcome == "afgewezen" else "",
        "conditions-TOTAL_FORMS": 3,
        "conditions-INITIAL_FORMS": 0,
        **values,
    }
