"""What the tests of this room share."""

import pytest
from django.db import connection

from chungtay.rights.tests.factories import (
    make_law,
)


@pytest.fixture
def whole_at_the_end():
    """The law is there, and whatever a test does through services leaves every case whole."""
    make_law()
    yield
    connection.check_constraints()
