"""What the tests of this room share."""

import pytest
from django.db import connection


@pytest.fixture
def whole_at_the_end():
    """Whatever a test does through services leaves every thing with a line and a holder, or gone."""
    yield
    connection.check_constraints()
