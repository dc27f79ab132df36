"""Under which account the embedded servers run.

PostgreSQL refuses to run as root. When everything else runs as root, as in a container, the
server runs as `nobody`: an account every machine has, so none needs to be made. That account
must be able to pass through the folders above its data, which costs the right to enter, not
the right to list.
"""

from __future__ import annotations

import os
import pwd
import stat
from pathlib import Path
from typing import Any

ENTER = stat.S_IXOTH
READ = stat.S_IROTH


def is_needed() -> bool:
    """Tell whether we are root, so that the server needs an account of its own."""
    return os.geteuid() == 0


def arguments() -> dict[str, Any]:
    """Return what `subprocess` needs to start a program as the server's account."""
    if not is_needed():
        return {}
    entry = pwd.getpwnam("nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def give(path: Path) -> None:
    """Make the folder or file `path` the server's, and closed to everyone else."""
    path.chmod(0o700 if path.is_dir() else 0o600)
    if is_needed():
        entry = pwd.getpwnam("nobody")
        os.chown(path, entry.pw_uid, entry.pw_gid)


def open_the_way(path: Path) -> None:
    """Let the server's account enter every folder above `path`."""
    if not is_needed():
        return
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & ENTER:
            folder.chmod(mode | ENTER)


def let_read(tree: Path) -> None:
    """Let the server's account read the programs in `tree`, also after a strict umask."""
    if not is_needed() or tree.stat().st_mode & READ:
        return
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        runs = path.is_dir() or mode & stat.S_IXUSR
        path.chmod(mode | READ | (ENTER if runs else 0))
