"""Reach becomes SQL that agrees with `covers`, files have bytes."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.kernel.acts import Reach
from chungtay.records.models import File

PATHS = ["/1/", "/1/2/", "/1/2/c3/", "/1/2/c30/", "/1/22/", "/2/", "/2/5/c9/"]


def _file(path: str, *, byte_count: int = 3) -> File:
    return File.objects.create(
        path=path, kind="x", name="x", media_type="image/jpeg", byte_count=byte_count, sha256="0" * 64, stored_as="x"
    )


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(roots=st.sets(st.sampled_from([*PATHS, "/"]), max_size=3))
def test_within_lists_exactly_what_covers_allows(roots: set[str]) -> None:
    File.objects.all().delete()
    for path in PATHS:
        _file(path)
    reach = Reach(frozenset(roots))
    assert {f.path for f in File.objects.within(reach)} == {path for path in PATHS if reach.covers(path)}


@pytest.mark.django_db
def test_an_empty_reach_lists_nothing() -> None:
    _file("/1/")
    assert not File.objects.within(Reach(frozenset())).exists()


@pytest.mark.django_db
def test_a_file_without_bytes_is_refused() -> None:
    with pytest.raises(IntegrityError, match="file_has_bytes"), transaction.atomic():
        _file("/", byte_count=0)
