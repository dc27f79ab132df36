"""How gunicorn serves the portal: `gunicorn -c python:onderwijsregio.gunicorn`.

Every setting here can be changed from the environment; docs/operating.md says when.
"""

import os

from gunicorn.http import wsgi


class Response(wsgi.Response):  # type: ignore[misc] # gunicorn has no types
    """An answer that does not tell which software gave it."""

    def default_headers(self) -> list[str]:
        """What gunicorn adds to every answer, without its `Server` banner."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


# Gunicorn has no setting for it, and makes its answers by this name.
wsgi.Response = Response

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
wsgi_app = "onderwijsregio.wsgi"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
# Workers share the memory of what is loaded before they part.
preload_app = True
timeout = 60
graceful_timeout = 10
# Memory that leaks anywhere is given back; not all workers at once.
max_requests = 2000
max_requests_jitter = 200
# A file in memory: on a slow disk the sign of life itself would make a worker late.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
# Nothing of ours uses it, and it would leave a socket in the home directory.
control_socket_disable = True
accesslog = "-" if os.environ.get("ACCESS_LOG") else None
# Its own lines go the way of all others once Django has set that up (settings/logs.py).
logconfig_dict = {
    "root": {"level": "INFO", "handlers": ["console"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {
            "level": "INFO" if accesslog else "WARNING",
            "handlers": [],
            "propagate": True,
        },
    },
    "disable_existing_loggers": False,
}
