"""`python -m development.stack demo` and `… reset`: what `make demo` and `demo-reset` do."""

import os
import sys
from pathlib import Path

from . import demo
from .errors import StackError
from .process import ROOT


def main(command: str) -> int:
    """Run `command` and return the exit code; what is wrong is told in one sentence."""
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    try:
        if command == "demo":
            return demo.run(var)
        demo.reset(var)
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["demo"], ["reset"]):
        sys.exit("Use: python -m development.stack demo|reset")
    sys.exit(main(sys.argv[1]))
