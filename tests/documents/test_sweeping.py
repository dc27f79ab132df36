"""Bytes that were stored for a document that did not come to be."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import RoleKind
from documents.domain.adding import add, checked
from documents.domain.sweeping import sweep
from documents.models import Version
from tests import factories
from tests.documents import corpus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def added() -> Version:
    file = checked(SimpleUploadedFile("plan.pdf", corpus.pdf()))
    return add(file=file, by=factories.role(RoleKind.PENVOERDER_EDITOR))


def test_what_an_undone_transaction_stored_is_removed_and_nothing_else():
    kept = added().file.name
    with transaction.atomic():
        left = added().file.name
        transaction.set_rollback(True)
    assert default_storage.exists(left)

    assert sweep(stored_before=timezone.now() - timedelta(days=1)) == 0
    assert default_storage.exists(left)

    assert sweep(stored_before=timezone.now() + timedelta(seconds=1)) == 1
    assert not default_storage.exists(left)
    assert default_storage.exists(kept)


def test_without_documents_there_is_nothing_to_remove():
    assert sweep(stored_before=timezone.now()) == 0
