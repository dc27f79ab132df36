"""Ask this machine's web server how it is, for a container's health check.

`python -m onderwijsregio.probe healthz` ends with 0 when the answer is 200, otherwise with 1.
"""

import os
import sys
import urllib.request


def main(path: str) -> int:
    """Return the exit code for the address `path`."""
    request = urllib.request.Request(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/{path}")
    # The portal answers to its own names only.
    request.add_header("Host", os.environ.get("ALLOWED_HOSTS", "127.0.0.1").split(",")[0].strip())
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310 - always http
            return int(answer.status != 200)  # noqa: PLR2004
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
