"""The files to run the portal with say what the code and the handbook say."""

import json
import re
from pathlib import Path

import pytest
import yaml

from development.stack.process import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROXY = (ROOT / "deploy" / "proxy.Dockerfile").read_text()
HANDBOOK = (ROOT / "docs" / "operating.md").read_text()
PORTAL = ["backup", "beat", "migrate", "web", "worker"]


def test_the_services_are_those_of_the_architecture():
    assert sorted(SERVICES) == sorted([*PORTAL, "postgres", "valkey", "proxy"])


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_runs_as_root_or_can_become_it(name):
    service = SERVICES[name]
    assert service.get("user") or "build" in service
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_images_run_as_accounts_of_their_own():
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["portal"]
    assert re.findall(r"^USER (.*)$", PROXY, re.MULTILINE) == ["proxy-portal"]


def test_the_stage_that_builds_the_styles_has_the_scripts_for_it():
    stage = DOCKERFILE.split("\nFROM ")[1]
    copied = [Path(folder) for folder in re.findall(r"^COPY (\S+) \1$", stage, re.MULTILINE)]
    build = json.loads((ROOT / "package.json").read_text())["scripts"]["build"]
    for script in re.findall(r"node (\S+)", build):
        assert any(Path(script).is_relative_to(folder) for folder in copied), script


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_that_stays_has_a_health_check(name):
    check = SERVICES[name].get("healthcheck")
    if name in {"backup", "migrate"}:
        assert check == {"disable": True}
    elif name == "web":
        assert "HEALTHCHECK" in DOCKERFILE
    else:
        assert check["test"]


def test_they_start_in_order():
    for name in ("migrate", "backup"):
        assert SERVICES[name]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"},
            "valkey": {"condition": "service_healthy"},
        }


def test_a_backup_is_made_as_the_owner_and_only_when_it_is_called():
    assert SERVICES["backup"]["profiles"] == ["backup"]
    assert SERVICES["backup"]["environment"] == SERVICES["migrate"]["environment"]
    major = re.search(r"postgres:(\d+)", SERVICES["postgres"]["image"])[1]
    assert f"postgresql-client-{major}" in DOCKERFILE


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["postgres"]["networks"] == SERVICES["valkey"]["networks"] == ["inside"]


def test_no_secret_stands_in_a_file():
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|AUTH", variable):
                assert re.fullmatch(r"\$\{\w+:[?-][^}]*\}", value), f"{name}: {variable}"
    assert "SECRET" not in DOCKERFILE
    example = (ROOT / "deploy" / "env.example").read_text()
    assert re.findall(r"^(\w*(?:SECRET|PASSWORD)\w*)=(.+)$", example, re.MULTILINE) == []


def test_postgresql_writes_no_values_in_its_log():
    command = COMPOSE["services"]["postgres"]["command"]
    assert {"log_min_error_statement=panic", "log_error_verbosity=terse"} <= set(command)


def test_every_variable_one_must_set_is_in_the_example():
    asked = set(re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text()))
    production = (ROOT / "onderwijsregio" / "settings" / "production.py").read_text()
    asked |= set(re.findall(r'"(\w+)"', re.search(r"required\((.*)\)", production)[1]))
    asked -= {"DATABASE_URL", "REDIS_URL"}
    given = set(re.findall(r"^(\w+)=", (ROOT / "deploy" / "env.example").read_text(), re.MULTILINE))
    assert asked - given == set()


def test_every_variable_the_code_reads_is_in_the_handbook():
    read = set()
    for path in [
        *(ROOT / "onderwijsregio" / "settings").glob("*.py"),
        ROOT / "onderwijsregio/gunicorn.py",
    ]:
        source = path.read_text()
        read |= set(re.findall(r'env\.(?:text|flag|number|listing)\(\s*"(\w+)"', source))
        read |= set(re.findall(r'environ\.get\("(\w+)"', source))
    read |= {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "EMAIL_HOST"}
    assert sorted(name for name in read if f"`{name}`" not in HANDBOOK) == []


def test_what_the_image_copies_is_not_ignored():
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(name for name in allowed if not (ROOT / name).exists()) == []
    apps = {"accounts", "regions", "applications", "assessments", "programmaraad", "onderwijsregio"}
    assert apps | {"subsidies", "templates", "static", "locale", "manage.py"} <= set(allowed)
