"""Which of many people are involved in which of some cases: as `involvements`, asked once.

For the people around a table: asking each of them would cost a query a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import connection

from accounts.models import Role

from .asking import SOMEBODY, THEIR_ADDRESS
from .impartiality import Involvement, question

PERSON = {SOMEBODY: "person.id", THEIR_ADDRESS: "lower(person.email)"}
"""What stands in the query for the person, who is a row of it here."""


def involved_people(
    people: Collection[Role], cases: Collection[int]
) -> Mapping[tuple[int, int], Involvement]:
    """Why somebody is involved in a case, by the keys of role and case; as it is at this moment.

    At most three queries.
    """
    asked = {one.user_id for one in people}
    deciding = set(Role.objects.of_re().filter(user__in=asked).values_list("user", flat=True))
    found: dict[tuple[int, int], Involvement] = {}
    for for_re in (True, False):
        acting = [one for one in people if one.is_re == for_re]
        involved = _asked({one.user_id for one in acting}, cases, for_re=for_re)
        for one in acting:
            for case in cases:
                why = involved.get((one.user_id, case))
                if why is None and not for_re and one.user_id in deciding:
                    why = Involvement.HANDLED
                if why is not None:
                    found[one.pk, case] = why
    return found


def _asked(
    users: Collection[int], cases: Collection[int], *, for_re: bool
) -> dict[tuple[int, int], Involvement]:
    """The first reason of each of these people in each of these cases. One query, or none."""
    if not users:
        return {}
    sql, parameters = question(for_re=for_re)
    pieces = iter(sql.split("%s"))
    filled = next(pieces) + "".join(
        PERSON.get(parameter, "%s") + piece
        for parameter, piece in zip(parameters, pieces, strict=True)
    )
    rest = [parameter for parameter in parameters if parameter not in PERSON]
    every = f"""
        SELECT person.id, involved.pk, min(involved.way)
        FROM accounts_user person, LATERAL ({filled}) AS involved (pk, way)
        WHERE person.id = ANY(%s) AND involved.pk = ANY(%s)
        GROUP BY person.id, involved.pk
    """  # noqa: S608 - ours
    kinds = list(Involvement)
    with connection.cursor() as cursor:
        cursor.execute(every, [*rest, list(users), list(cases)])
        return {(user, case): kinds[way] for user, case, way in cursor.fetchall()}
