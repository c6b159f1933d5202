"""What is shipped below fits what stands above it."""

import pytest

from chungtay.figures.rules import INDICATORS
from chungtay.programme.queries import Wanted, targets
from chungtay.programme.services import load_programmes
from chungtay.programme.tests.cast import centre


@pytest.mark.django_db
def test_every_indicator_that_a_shipped_target_names_is_computed():
    load_programmes(centre())
    assert {row.indicator for row in targets(Wanted(with_indicator=True))} <= set(INDICATORS)
