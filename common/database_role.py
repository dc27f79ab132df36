"""What the database is told after migrating: who may do what, and how it plans.

The portal itself connects with a role that reads and writes rows and owns nothing. Migrations run
as the owner of the tables. What guards them are triggers of the owner, which the portal's own role
can neither drop nor pass by; nor can it empty a table.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections

_GRANTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role};
"""

# On disks without arms an index costs hardly more than reading on. PostgreSQL's own default, 4, has
# it read whole tables where a page of rows is asked for. And it tries all orders in which eight
# tables can be joined, which takes longer than joining them: our queries name them in a good order.
PLANS = {"random_page_cost": "1.1", "join_collapse_limit": "4"}

_SET = "EXECUTE format('ALTER DATABASE %I SET {} = {}', current_database());"
_PLANS = f"""
DO $$ BEGIN
    IF pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')
    THEN
        {"".join(_SET.format(name, value) for name, value in PLANS.items())}
    END IF;
END $$;
"""  # noqa: S608 - ours

# PostgreSQL looks for a table among those of the session first. Who may make one there could name
# it after a table that a guard reads, and the guard would read that.
_NO_TABLES_OF_ITS_OWN = """
DO $$ BEGIN
    IF pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')
    THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END IF;
END $$;
"""

# pgtrigger makes this function anew with every trigger, and then asks a setting that every
# session can write: whoever could send SQL could switch the guards off.
_OWNER_ALONE_IGNORES = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME)
RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT session_user = {owner} AND coalesce(
        trigger_name = ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[]), FALSE)
$$;
"""


def settle(*, using: str = "default", **_signal: Any) -> None:
    """After migrating: let only the owner pass by triggers, and give the portal's role its rows.

    The role is named by the setting `DATABASE_ROLE`; where there is no such role, such as on the
    server of somebody who develops, nothing is granted.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_literal(current_user)")
        (owner,) = cursor.fetchone()
        cursor.execute(_OWNER_ALONE_IGNORES.format(owner=owner))
        cursor.execute(_PLANS)
        cursor.execute(_NO_TABLES_OF_ITS_OWN)
        cursor.execute(
            "SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = %s AND rolname <> user",
            [settings.DATABASE_ROLE],
        )
        found = cursor.fetchone()
        if found is not None:
            cursor.execute(_GRANTS.format(role=found[0]))


def powers() -> list[str]:
    """What the role of this connection can do that the portal's must not; empty when all is well.

    One query.
    """
    with connections["default"].cursor() as cursor:
        cursor.execute(
            """
            SELECT r.rolsuper, r.rolcreaterole, r.rolcreatedb, EXISTS (
                SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relowner = r.oid),
                has_database_privilege(current_database(), 'TEMPORARY')
            FROM pg_roles r WHERE r.rolname = current_user
            """
        )
        has = cursor.fetchone()
    words = (
        "is a superuser",
        "makes roles",
        "makes databases",
        "owns tables",
        "makes temporary tables",
    )
    return [word for word, so in zip(words, has, strict=True) if so]
