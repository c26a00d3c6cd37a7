import pytest

from serve.shelf_desk import filled
from underneath.serve.library.library import Library


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "shelf")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """The five stories of `shelf_desk.STORIES`, read; not to be changed."""
    opened = filled(tmp_path_factory.mktemp("shelf"))
    yield opened
    opened.close()
