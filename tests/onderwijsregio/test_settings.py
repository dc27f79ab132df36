"""Settings that are missing, wrong or dangerous are told in one sentence."""

import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from development.stack.process import ROOT
from onderwijsregio import checks
from onderwijsregio.settings import env

NAMES = {
    "CONTACT_EMAIL": "hulp@portal.example",
    "OWNER_NAME": "Eigenaar",
    "OWNER_ADDRESS": "Plein 1, 1000 AA Stad",
    "CONTROLLER_NAME": "de verantwoordelijke",
    "PRIVACY_EMAIL": "privacy@portal.example",
    "SECURITY_EMAIL": "veilig@portal.example",
}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "onderwijsregio.settings.production",
    "SECRET_KEY": "k" * 25 + "abcdefghijklmnopqrstuvwxyz0123456789",
    "DATABASE_URL": "postgresql://portal:kR7vT2mQ9xW4bN6c@db.example:5432/portal?sslmode=require",
    "REDIS_URL": "rediss://:hJ3pL8sD5fG1zX0a@valkey.example:6379/0",
    "ALLOWED_HOSTS": "portal.example",
    "EMAIL_HOST": "smtp.example",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
    **NAMES,
}


def check_deploy(**changes):
    """Run `manage.py check --deploy` in production with `changes` to the environment."""
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, **changes}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_its_own_check():
    done = check_deploy()
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_missing_variable_is_named_in_one_sentence():
    done = check_deploy(SECRET_KEY=None, DATABASE_URL="")
    assert done.stderr == (
        "Set these environment variables (docs/operating.md explains each): "
        "SECRET_KEY, DATABASE_URL.\n"
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"DEMO": "1"}, "onderwijsregio.E001"),
        ({"SECOND_FACTOR_REQUIRED": "0"}, "onderwijsregio.E002"),
    ],
)
def test_the_demo_or_sign_in_without_a_second_factor_is_refused_in_production(change, code):
    done = check_deploy(**change)
    assert code in done.stderr
    assert done.returncode == 1


def test_check_tells_all_that_a_program_can_see_to_on_a_server():
    done = check_deploy(
        SECRET_KEY="kort",
        ALLOWED_HOSTS="*",
        SITE_URL="http://portal.example",
        DATABASE_URL="postgresql://portal:kort@db.example/portal",
        REDIS_URL="redis://valkey.example/0",
        EMAIL_USE_TLS="0",
        LOG_LEVEL="DEBUG",
        MAIL_KEPT_DAYS="0",
        HSTS_SECONDS="0",
    )

    assert sorted(re.findall(r"\((\w+\.[EW]\d+)\)", done.stderr)) == [
        "onderwijsregio.E003",
        "onderwijsregio.E004",
        "onderwijsregio.E008",
        *["onderwijsregio.W005"] * 3,
        *["onderwijsregio.W006"] * 2,
        "onderwijsregio.W007",
        "security.W004",
        "security.W009",
    ]
    assert "kort" not in done.stderr
    assert done.returncode == 1


def test_neighbours_on_one_machine_need_no_tls():
    done = check_deploy(
        DATABASE_URL="postgresql://portal:kR7vT2mQ9xW4bN6c@postgres/portal",
        REDIS_URL="redis://:hJ3pL8sD5fG1zX0a@valkey:6379/0",
    )
    assert done.stderr == ""


def test_list_for_operators_names_every_check():
    handbook = (ROOT / "docs" / "operating.md").read_text()
    ours = "".join(path.read_text() for path in (ROOT / "onderwijsregio").glob("*checks.py"))
    codes = set(re.findall(r'"onderwijsregio\.([EW]\d+)"', ours))

    assert len(codes) > 8
    assert sorted(code for code in codes if f"`{code}`" not in handbook) == []


def test_names_and_addresses_of_the_demo_are_refused_in_production():
    done = check_deploy(DEFAULT_FROM_EMAIL=None, **dict.fromkeys(NAMES))

    assert done.returncode == 1
    told = re.findall(r"\(onderwijsregio\.E011\) (\w+) is still that of the demo", done.stderr)
    assert sorted(told) == sorted([*NAMES, "DEFAULT_FROM_EMAIL"])


@override_settings(DEMO=True, SECOND_FACTOR_REQUIRED=False)
def test_outside_production_both_are_allowed():
    assert checks.no_demo_in_production() == []


@pytest.mark.parametrize(
    "url", ["sqlite:///db", "mysql://a@b/c", "postgresql://a@b", "", "nonsense"]
)
def test_another_database_than_postgresql_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="must look like postgresql://"):
        env.database(url)


def test_a_database_address_is_taken_apart():
    found = env.database("postgres://por%40tal:ge%2Fheim@db.example:5433/regio?sslmode=require")
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "regio",
        "USER": "por@tal",
        "PASSWORD": "ge/heim",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("url", "broker"),
    [
        ("redis://:x@valkey:6379/0", "redis://:x@valkey:6379/0"),
        ("rediss://valkey/1", "rediss://valkey/1"),
        ("unix:///run/v.sock?db=2", "redis+socket:///run/v.sock?virtual_host=2"),
    ],
)
def test_the_broker_is_named_as_celery_likes_it(url, broker):
    assert env.broker(url) == broker


def test_a_broker_of_another_kind_is_refused():
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL must look like"):
        env.broker("amqp://rabbit")


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (lambda: env.flag("X", default=True), "misschien", "X is 'misschien'; use 1 for yes"),
        (lambda: env.number("X", 1), "veel", "X is 'veel'; use a whole number"),
    ],
)
def test_a_value_that_makes_no_sense_is_told(monkeypatch, read, value, sentence):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read()


@pytest.mark.parametrize("json", ["True", "False"])
def test_a_trace_in_the_log_tells_no_values(json):
    program = f"""
import logging.config
from onderwijsregio.settings import logs
logging.config.dictConfig(logs.configure(json={json}))
def sign_in(password):
    raise ValueError("no")
try:
    sign_in("ge" + "heim")
except ValueError:
    logging.getLogger("x").exception("failed")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "sign_in" in done.stderr
    assert "geheim" not in done.stderr
