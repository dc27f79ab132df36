"""A request counts once all of it is there; what stays away is not waited for without end."""

from __future__ import annotations

import io
import socket
import time

import pytest
from django.core.exceptions import RequestDataTooBig
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


FORM = (
    b'--x\r\nContent-Disposition: form-data; name="documents"; filename="plan.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n%PDF-1.7 and more\r\n--x--\r\n"
)


TAKES_FILES = "/aanvragen/1/onderdeel/governance/bijlagen/"


def files(sent: bytes, path: str = TAKES_FILES):
    """A request with files, of which `sent` comes in."""
    type_of_form = "multipart/form-data; boundary=x"
    environ = RequestFactory().post(path, FORM, content_type=type_of_form).environ
    return WSGIRequest({**environ, "wsgi.input": io.BytesIO(sent)})


def test_files_are_read_to_their_end_and_not_kept_in_memory():
    request = files(FORM)

    read_whole(request)

    assert request.FILES["documents"].read() == b"%PDF-1.7 and more"
    assert not hasattr(request, "_body")


@pytest.mark.parametrize("less", [1, 20, len(FORM) - 1])
def test_a_file_that_is_cut_off_is_not_taken_for_a_shorter_one(less):
    with pytest.raises(CutOff):
        read_whole(files(FORM[: len(FORM) - less]))


@pytest.mark.parametrize("path", [TAKES_FILES, "/aanvragen/1/", "/nergens/"])
def test_more_than_a_page_takes_is_refused_before_it_is_read(settings, path):
    settings.UPLOAD_MAX_BYTES = settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    with pytest.raises(RequestDataTooBig):
        read_whole(files(FORM, path))


def test_who_sends_too_slowly_does_not_keep_the_server_busy(ends, settings):
    settings.BODY_SECONDS = 0.2
    browser, server = ends
    browser.sendall(b"naam=Rob")
    began = time.monotonic()

    with pytest.raises(CutOff):
        read_whole(request_over(server, 10))

    assert time.monotonic() - began < 5
