"""Where the embedded servers of a project folder are, whether they run or not."""

from pathlib import Path

from . import postgres, valkey

DATABASE = "onderwijsregio"


def database_folder(var: Path) -> Path:
    """Return the folder of the demo's PostgreSQL under `var`."""
    return var / "postgres"


def test_database_folder(var: Path) -> Path:
    """Return the folder of the tests' PostgreSQL, which may lose everything at any time."""
    return var / "test" / "postgres"


def broker_folder(var: Path) -> Path:
    """Return the folder of the demo's Valkey under `var`."""
    return var / "valkey"


def database_url(var: Path) -> str:
    """Return the DATABASE_URL of the demo."""
    return postgres.address(database_folder(var), DATABASE)


def portal_database_url(var: Path) -> str:
    """Return the DATABASE_URL with which the portal of the demo connects: not as the owner."""
    return postgres.address(database_folder(var), DATABASE, postgres.PORTAL)


def test_database_url(var: Path) -> str:
    """Return the DATABASE_URL that tests derive their own databases from."""
    return postgres.address(test_database_folder(var), DATABASE)


def redis_url(var: Path) -> str:
    """Return the REDIS_URL of the demo."""
    return valkey.address(broker_folder(var))
