import subprocess
import sys

import pytest

import underneath


@pytest.mark.parametrize("name", underneath.__all__)
def test_every_public_name_is_there(name):
    assert getattr(underneath, name) is not None


def test_every_public_name_is_listed():
    assert set(underneath.__all__) <= set(dir(underneath))


def test_a_name_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(AttributeError, match="no attribute 'raed'; it has: STAGES"):
        underneath.__getattr__("raed")


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, underneath; print([m for m in ('numpy', 'selectolax', 'rich', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
