"""Which Python `make` makes the environment with."""

import sys

from development.scripts.pythons import choose, on_the_path, quickest, seconds


def test_the_quickest_is_taken_when_it_is_worth_it():
    assert choose("/own", {"/own": 1.0, "/usr/bin/python3": 0.7, "/third": 0.8}) == (
        "/usr/bin/python3"
    )


def test_the_one_that_was_asked_for_stays_when_another_is_hardly_quicker():
    assert choose("/own", {"/own": 1.0, "/usr/bin/python3": 0.9}) == "/own"


def test_one_that_is_not_fit_is_never_taken():
    assert choose("/own", {"/own": 1.0, "/usr/bin/python3": None}) == "/own"
    assert choose("/own", {"/own": None, "/usr/bin/python3": 0.1}) == "/own"


def test_who_names_a_python_gets_it(monkeypatch):
    monkeypatch.setenv("PYTHON", "python3.12")
    assert quickest() == sys.executable


def test_what_is_no_python_of_this_version_has_no_time(tmp_path):
    another = tmp_path / "python3"
    another.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -c "$3" 3 1\n')
    another.chmod(0o755)
    assert seconds(str(another)) is None
    assert seconds("/bin/false") is None
    assert seconds(str(tmp_path / "nothing")) is None


def test_this_python_is_tried_on_a_bit_of_work():
    time = seconds(sys.executable)
    assert time is not None
    assert 0 < time < 5


def test_what_is_found_along_two_ways_is_tried_once(tmp_path, monkeypatch):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    (one / "python3").write_text("#!/bin/sh\n")
    (one / "python3").chmod(0o755)
    (one / f"python3.{sys.version_info.minor}").symlink_to(one / "python3")
    other.symlink_to(one)
    monkeypatch.setenv("PATH", f"{one}:{other}")
    assert on_the_path() == [str(one / "python3")]
