"""The embedded PostgreSQL stays while anyone uses it, and stops with the last one."""

import os
import signal
import subprocess
import sys
import time

import psycopg2
import pytest
from psycopg2.extras import wait_select

from development.stack import account
from development.stack.errors import StackError
from development.stack.postgres import MAJOR, EmbeddedPostgres, address, socket_folder
from development.stack.process import ROOT

pytestmark = pytest.mark.stack

USE = """
import sys, time
from pathlib import Path
from development.stack.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), careless=True):
    print("here", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path):
    """A folder for a server; whatever a test does, the server is gone after it."""
    account.open_the_way(tmp_path / "x")
    yield tmp_path / "postgres"
    if (tmp_path / "postgres" / "data").exists():
        EmbeddedPostgres(tmp_path / "postgres").stop()


def user_of(folder):
    """Start another process that uses the server in `folder`, and wait until it does."""
    other = subprocess.Popen(
        [sys.executable, "-c", USE, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "here\n"
    return other


def finish(other, number):
    other.send_signal(number)
    other.wait(30)
    other.stdout.close()


def test_who_leaves_first_leaves_the_server_to_the_other(folder):
    other = user_of(folder)
    with EmbeddedPostgres(folder, careless=True) as server:
        finish(other, signal.SIGINT)
        assert server.is_running()
        server.ensure_database("regio")
    assert not server.is_running()


def test_a_user_that_is_killed_does_not_count(folder):
    other = user_of(folder)
    finish(other, signal.SIGKILL)
    server = EmbeddedPostgres(folder, careless=True)
    assert server.is_running()
    with server:
        pass
    assert not server.is_running()


def test_the_data_are_there_the_next_time(folder):
    for _ in range(2):
        with EmbeddedPostgres(folder, careless=True) as server:
            server.ensure_database("regio")
    with EmbeddedPostgres(folder, careless=True) as server, server.connection() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = 'regio'")
        assert cursor.fetchone() == (1,)


def test_a_server_that_was_killed_recovers(folder):
    with EmbeddedPostgres(folder, careless=True) as server:
        kill(server)
        with EmbeddedPostgres(folder, careless=True) as again:
            again.ensure_database("regio")


def test_a_query_that_goes_on_after_the_server_was_killed_holds_up_the_next_as_long_as_it_lasts(
    folder,
):
    with EmbeddedPostgres(folder, careless=True) as server:
        asking = psycopg2.connect(
            address(folder, "postgres"), options="-c statement_timeout=3000", async_=1
        )
        wait_select(asking)
        asking.cursor().execute("SELECT count(*) FROM generate_series(1, 100000000000)")
        kill(server)
        server.start_again()
        server.ensure_database("regio")
        asking.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can write out a whole disk at once")
def test_a_server_that_recovers_does_not_ask_for_file_after_file_to_be_written(folder):
    with EmbeddedPostgres(folder) as server, server.connection() as cursor:
        cursor.execute("SHOW recovery_init_sync_method")
        assert cursor.fetchone() == ("syncfs",)


def kill(server):
    """Kill the server's first process, and wait until it is dead."""
    number, *_ = (server.data / "postmaster.pid").read_text().split()
    os.kill(int(number), signal.SIGKILL)
    while server.is_running():
        time.sleep(0.01)


def test_data_of_another_major_version_are_refused_with_the_mend(folder):
    with EmbeddedPostgres(folder, careless=True) as server:
        pass
    (server.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(StackError) as refusal, server:
        pass
    assert str(refusal.value) == (
        f"The data in {folder} were made by PostgreSQL 17, this is {MAJOR}; "
        "run `make demo-reset` to start over."
    )


def test_a_folder_with_a_long_name_has_its_socket_elsewhere(tmp_path):
    folder = tmp_path / ("lang" * 30) / "een map"
    account.open_the_way(tmp_path / "x")
    with EmbeddedPostgres(folder, careless=True) as server:
        assert not socket_folder(folder).is_relative_to(folder)
        server.ensure_database("regio")
    assert address(folder, "regio").startswith("postgresql://onderwijsregio@:5432/regio?host=%2F")


def test_a_management_command_leaves_no_server_running(tmp_path):
    account.open_the_way(tmp_path / "x")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DATABASE")
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "showmigrations", "sessions"],
        cwd=ROOT,
        env={
            **environment,
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "development.settings.demo",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "sessions\n [ ] 0001_initial\n"
    assert not EmbeddedPostgres(tmp_path / "postgres").is_running()


def test_a_statement_that_fails_leaves_no_value_in_the_log(folder):
    with EmbeddedPostgres(folder, careless=True) as server, server.connection() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE one (word text UNIQUE)")
        cursor.execute("INSERT INTO one VALUES ('geheim-woord')")
        with pytest.raises(psycopg2.Error):
            cursor.execute("INSERT INTO one VALUES ('geheim-woord')")

    written = server.log.read_text()
    assert ("one_word_key" in written, "geheim-woord" in written) == (True, False)
