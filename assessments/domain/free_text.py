"""The free text of the letters of decisions: what it says by default, and real letters with it.

By kind of decision, as mandates are. What the law asks is no free text: it stands in the templates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from django_stubs_ext import StrOrPromise

from accounts.models import Role
from assessments.models import DECIDED_NOTICE, ChangeNotice, Decision, Outcome, is_involved
from common.acts import tried
from correspondence import mandate_kinds, wording_kinds
from correspondence.domain.letters import one_level_down
from correspondence.domain.wordings import Wording
from correspondence.wording_kinds import CLOSING, CONTACT, Block, Example, FreeText, Texts

from . import letters, notice_letter
from .decision_text import TextOfDecision

MOST_EXAMPLES = 2

_PARTIES = ("penvoerder", "contactpersoon")
_SUBMITTED = FreeText(
    "Op {ingediend_op} diende u namens {penvoerder} een aanvraag in voor de status van "
    "voorloper.{later_ingediend} Het gaat om de regio {regio} en de ronde {ronde}. In deze brief "
    "leest u wat wij hebben besloten en waarom.",
    required=("ingediend_op", "regio", "later_ingediend"),
    optional=("penvoerder", "ronde"),
)
_NOT_HANDLED = FreeText(
    "Op {ingediend_op} diende u namens {penvoerder} een aanvraag in. Het gaat om de regio {regio} "
    "en de ronde {ronde}. In deze brief leest u wat wij hebben besloten en waarom.",
    required=("ingediend_op", "regio"),
    optional=("penvoerder", "ronde"),
)
_REPORTED = FreeText(
    "Op {gemeld_op} meldde u namens {penvoerder} een wijziging in de regio {regio}. In deze brief "
    "leest u wat wij hebben besloten en waarom.",
    required=("gemeld_op", "regio"),
    optional=("penvoerder", "ronde"),
)
_NEXT = {
    Outcome.DEFINITIEF: (
        "De regio staat met deze status in het openbare overzicht van onderwijsregio’s in het "
        "portaal. U kunt uw plannen als voorloper uitvoeren. Dit besluit gaat alleen over de "
        "status: u krijgt hiermee geen subsidie. Een subsidie vraagt u apart aan."
    ),
    Outcome.VOORLOPIG: (
        "De regio staat met de voorlopige status in het openbare overzicht van onderwijsregio’s "
        "in het portaal. Beantwoord elke voorwaarde voor de datum in het portaal: schrijf hoe u "
        "eraan voldoet en voeg documenten toe. Wij bekijken uw antwoord en laten weten of u aan "
        "de voorwaarde voldoet, of wat er nog ontbreekt. Als u aan alles hebt voldaan, nemen wij "
        "een nieuw besluit. U krijgt daarover een brief.{bevestiging} Dit besluit gaat alleen over "
        "de status: u krijgt hiermee geen subsidie.\n\n"
        "Lukt het u niet om op tijd aan een voorwaarde te voldoen? Vraag {contactpersoon} om meer "
        "tijd voordat de datum voorbij is. Als u niet aan de voorwaarden voldoet, kunnen wij uw "
        "aanvraag alsnog afwijzen. Voordat wij dat doen, mag u daarop reageren."
    ),
    Outcome.AFGEWEZEN: (
        "U kunt in een volgende ronde opnieuw een aanvraag indienen. Vermeld dan wat er ten "
        "opzichte van deze aanvraag is veranderd (artikel 4:6 van de Algemene wet bestuursrecht). "
        "Wilt u bespreken wat er nodig is voor een nieuwe aanvraag? Neem dan contact met ons op."
    ),
    Outcome.NIET_BEHANDELD: (
        "Uw aanvraag is hiermee afgesloten. U kunt opnieuw een aanvraag indienen: in deze ronde "
        "zolang die open is, en anders in een volgende ronde. Wat u al hebt ingevuld, kunt u "
        "daarin overnemen. Wilt u bespreken wat er nodig is voor een complete aanvraag? Neem dan "
        "contact met ons op."
    ),
}


def register(change: StrOrPromise) -> None:
    """Let the free text of these letters be written; `change` names those about a change."""
    for outcome, text in _NEXT.items():
        is_handled = outcome != Outcome.NIET_BEHANDELD
        required = tuple(
            name for name in ("contactpersoon", "bevestiging") if f"{{{name}}}" in text
        )
        blocks = {
            Block.OPENING.value: _SUBMITTED if is_handled else _NOT_HANDLED,
            Block.EXPLANATION.value: FreeText(
                text, required, tuple(name for name in (*_PARTIES, "regio") if name not in required)
            ),
            Block.CONTACT.value: CONTACT,
            Block.CLOSING.value: CLOSING,
        }
        examples = partial(_decisions, outcome.value)
        kind = wording_kinds.WordingKind(outcome.label, blocks, examples)
        wording_kinds.register(outcome.value, kind)
    blocks = {Block.OPENING.value: _REPORTED, **wording_kinds.COMMON.blocks}
    wording_kinds.register(
        mandate_kinds.CHANGE, wording_kinds.WordingKind(change, blocks, _changes)
    )


def _decisions(outcome: str, role: Role, texts: Texts) -> Sequence[Example]:
    """The newest decisions with this outcome that `role` may see."""
    found = letters.with_all_it_needs().filter(
        pk__in=Decision.objects.visible_to(role).filter(outcome=outcome).values("pk")
    )
    newest = found.order_by("-prepared_at")[: MOST_EXAMPLES * 2]
    return _examples([partial(letters.text_of, one) for one in newest], texts)


def _changes(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest changes that were decided on, as far as `role` may see them."""
    decided = ChangeNotice.objects.visible_to(role).filter(state__in=DECIDED_NOTICE)
    free = decided.filter(~is_involved(role, "application__"))
    found = notice_letter.with_all_it_needs().filter(pk__in=free.values("pk"))
    newest = found.order_by("-notified_at")[: MOST_EXAMPLES * 2]
    return _examples([partial(notice_letter.NoticeText, one) for one in newest], texts)


def _examples(make: Sequence[Callable[[], TextOfDecision]], texts: Texts) -> list[Example]:
    """Letters of which each can be made; one of a case that is not ready is passed over."""
    made = (tried(partial(_example, one, texts)) for one in make)
    return list(islice((one.value for one in made if one), MOST_EXAMPLES))


def _example(make: Callable[[], TextOfDecision], texts: Texts) -> Example:
    before, after = make(), make()
    after.wording = Wording(texts)
    return Example(
        before.application.name,
        one_level_down(before.body_html),
        one_level_down(after.body_html),
    )
