"""The free text of the letters about a case: what it says by default, and real letters with it.

By kind of decision, as mandates are. What the law asks is no free text: it stands in the templates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

from django.db.models import Q

from accounts.models import Role
from applications.domain.completion_letter import CompletionLetterText
from applications.domain.delay_letter import DelayLetterText
from applications.domain.text_of_letter import TextOfLetter
from applications.models import Application, Completion, Delay
from assessments.models import (
    DECIDED_NOTICE,
    ChangeNotice,
    ConditionLetter,
    Decision,
    Outcome,
    Withdrawal,
    WithdrawalState,
    is_involved,
)
from common.acts import tried
from correspondence import mandate_kinds, wording_kinds
from correspondence.domain.letters import one_level_down
from correspondence.domain.wordings import Wording
from correspondence.wording_kinds import (
    CLOSING,
    COMMON,
    CONTACT,
    CONTACT_IN_TERM,
    Block,
    Example,
    FreeText,
    Texts,
)

from . import condition_letters, letters, notice_letter, withdrawal_letters

MOST_EXAMPLES = 2

Examples = Callable[[Role, Texts], Sequence[Example]]
"""Real letters that a role may see, with a text."""

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
        "in het portaal. Beantwoord elke voorwaarde in het portaal, uiterlijk op de datum die "
        "erbij staat: schrijf hoe u eraan voldoet en voeg documenten toe. Wij bekijken uw antwoord "
        "en laten weten of u aan de voorwaarde voldoet, of wat er nog ontbreekt. Als u aan alles "
        "hebt voldaan, nemen wij een nieuw besluit. U krijgt daarover een brief.{bevestiging} Dit "
        "besluit gaat alleen over de status: u krijgt hiermee geen subsidie.\n\n"
        "Lukt het u niet om op tijd aan een voorwaarde te voldoen? Vraag {contactpersoon} om meer "
        "tijd voordat de datum voorbij is. Als u niet voldoet aan alles wat onder “Voorwaarden” "
        "staat, kunnen wij de voorlopige status intrekken. Voordat wij dat doen, mag u daarop "
        "reageren."
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


_HOW_TO_COMPLETE = FreeText(
    "Log in op het portaal en open uw aanvraag. Alleen de onderdelen die hierboven staan, kunt u "
    "wijzigen. Bent u klaar, dan dient een tekenbevoegde van {penvoerder} de aanvulling in. U "
    "krijgt daarvan een ontvangstbewijs. Wijzigt u iets wat de partners hebben ondertekend? Dan "
    "krijgen die partners namens u opnieuw het verzoek om te ondertekenen.",
    required=("penvoerder",),
    optional=("regio", "contactpersoon"),
)
_WITHDRAWN = FreeText(
    "De regio staat niet meer als voorloper in het openbare overzicht van onderwijsregio’s. U kunt "
    "in een volgende ronde opnieuw een aanvraag indienen. Wilt u bespreken hoe de regio verder "
    "kan? Neem dan contact op met {contactpersoon}.",
    required=("contactpersoon",),
    optional=("penvoerder", "regio"),
)


def register() -> None:
    """Let the free text of these letters be written."""
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
        _register(outcome.value, blocks, partial(_decisions, outcome.value))
    common, in_term = COMMON.blocks, {**COMMON.blocks, Block.CONTACT.value: CONTACT_IN_TERM}
    _register(mandate_kinds.CHANGE, {Block.OPENING.value: _REPORTED, **common}, _changes)
    asked = {Block.EXPLANATION.value: _HOW_TO_COMPLETE, **in_term}
    _register(mandate_kinds.COMPLETION, asked, _completions)
    _register(mandate_kinds.DELAY, common, _delays)
    _register(mandate_kinds.CONDITION_MET, common, _conditions_met)
    _register(mandate_kinds.INTENTION, in_term, _intentions)
    withdrawn = {Block.EXPLANATION.value: _WITHDRAWN, **common}
    _register(mandate_kinds.WITHDRAWAL, withdrawn, _withdrawals)


def _register(kind: str, blocks: Mapping[str, FreeText], examples: Examples) -> None:
    """Under the name that its mandates have."""
    name = mandate_kinds.name_of(kind)
    wording_kinds.register(kind, wording_kinds.WordingKind(name, blocks, examples))


def _examples(make: Sequence[Callable[[], TextOfLetter]], texts: Texts) -> list[Example]:
    """Letters of which each can be made; one of a case that is not ready is passed over."""
    made = (tried(partial(_example, one, texts)) for one in make)
    return list(islice((one.value for one in made if one), MOST_EXAMPLES))


def _example(make: Callable[[], TextOfLetter], texts: Texts) -> Example:
    before, after = make(), make()
    after.wording = Wording(texts)
    return Example(
        before.application.name,
        one_level_down(before.body_html),
        one_level_down(after.body_html),
    )


def _free(role: Role, case: str = "") -> Q:
    """Of a case that `role` may see and is not involved in."""
    seen = Q(**{f"{case}application__in": Application.objects.visible_to(role)})
    return seen & ~is_involved(role, f"{case}application__")


def _completions(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest requests to complete, as far as `role` may see them."""
    seen = Completion.objects.sent().filter(_free(role), for_merging=False)
    newest = seen.select_related("application__round", "application__penvoerder").order_by("-pk")

    def text(one: Completion) -> CompletionLetterText:
        items = list(one.items.values_list("section", "lacks"))
        return CompletionLetterText(
            one.application, items=items, due_on=one.due_on, by=one.asked_by
        )

    return _examples([partial(text, one) for one in newest[: MOST_EXAMPLES * 2]], texts)


def _delays(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest delays, likewise."""
    newest = Delay.objects.filter(_free(role)).select_related("application__round").order_by("-pk")

    def text(one: Delay) -> DelayLetterText:
        return DelayLetterText(
            one.application, new_day=one.new_day, reasons=one.reasons, by=one.told_by
        )

    return _examples([partial(text, one) for one in newest[: MOST_EXAMPLES * 2]], texts)


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
    free = decided.filter(_free(role))
    found = notice_letter.with_all_it_needs().filter(pk__in=free.values("pk"))
    newest = found.order_by("-notified_at")[: MOST_EXAMPLES * 2]
    return _examples([partial(notice_letter.NoticeText, one) for one in newest], texts)


def _conditions_met(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest letters about a condition, in the cases that `role` may see."""
    seen = condition_letters.with_all_it_needs().filter(_free(role, "condition__decision__"))
    newest = seen.order_by("-pk")[: MOST_EXAMPLES * 2]

    def text(one: ConditionLetter) -> condition_letters.ConditionMetText:
        return condition_letters.ConditionMetText(one.condition, signer=one.asked_by)

    return _examples([partial(text, one) for one in newest], texts)


def _intentions(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest intentions to withdraw a status, likewise."""
    return _of_withdrawals(role, texts, withdrawal_letters.IntentionText)


def _withdrawals(role: Role, texts: Texts) -> Sequence[Example]:
    """The newest decisions to withdraw one, likewise."""
    return _of_withdrawals(
        role, texts, withdrawal_letters.WithdrawalText, state=WithdrawalState.INGETROKKEN
    )


def _of_withdrawals(
    role: Role, texts: Texts, text: Callable[[Withdrawal], TextOfLetter], **wanted: object
) -> Sequence[Example]:
    seen = withdrawal_letters.with_all_it_needs().filter(_free(role), **wanted)
    newest = seen.filter(intention_letter__isnull=False).order_by("-pk")[: MOST_EXAMPLES * 2]
    return _examples([partial(text, one) for one in newest], texts)
