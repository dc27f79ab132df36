"""A request counts once all of it is there; what stays away is not waited for without end."""

from __future__ import annotations

import socket
import time

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from common.whole_request import CutOff, read_whole


@pytest.fixture
def ends():
    """A connection: the end of the browser and that of the server."""
    browser, server = socket.socketpair()
    with browser, server:
        yield browser, server


def request_over(server: socket.socket, length: int):
    """A request as gunicorn hands it over, of which `length` bytes are to follow."""
    of_head = RequestFactory().post("/").environ
    of_body = {"CONTENT_LENGTH": str(length), "wsgi.input": server.makefile("rb")}
    return WSGIRequest({**of_head, **of_body, "gunicorn.socket": server})


def test_what_came_in_whole_is_read_before_anything_else(ends):
    browser, server = ends
    browser.sendall(b"naam=Robin")
    request = request_over(server, 10)

    read_whole(request)

    assert request.body == b"naam=Robin"


def test_a_request_that_is_cut_off_is_not_taken_for_a_shorter_one(ends):
    browser, server = ends
    browser.sendall(b"naam=Rob")
    browser.shutdown(socket.SHUT_WR)

    with pytest.raises(CutOff):
        read_whole(request_over(server, 10))


def test_who_sends_too_slowly_does_not_keep_the_server_busy(ends, settings):
    settings.BODY_SECONDS = 0.2
    browser, server = ends
    browser.sendall(b"naam=Rob")
    began = time.monotonic()

    with pytest.raises(CutOff):
        read_whole(request_over(server, 10))

    assert time.monotonic() - began < 5
