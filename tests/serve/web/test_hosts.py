"""The names a shelf answers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.serve.web.hosts import hosts_of


@pytest.mark.parametrize("host", ["192.168.1.7:80", "192.168.1.7", "[fe80::1]:80", "[fe80::1]"])
def test_bound_to_all_addresses_any_address_is_right(host):
    assert hosts_of("0.0.0.0", 80).allow(host)


@pytest.mark.parametrize("host", ["desk.lan:80", "evil.example"])
def test_but_no_name_that_was_not_given(host):
    assert not hosts_of("0.0.0.0", 80).allow(host)


def test_a_name_given_is_right():
    assert hosts_of("0.0.0.0", 80, ["Desk"]).allow("desk")


def test_bound_to_one_address_another_is_wrong():
    assert not hosts_of("127.0.0.1", 80).allow("192.168.1.7")


def test_the_wildcard_is_no_name():
    assert not hosts_of("0.0.0.0", 80).names & {"0.0.0.0"}


def test_an_origin_is_the_very_host_asked():
    hosts = hosts_of("127.0.0.1", 80)
    assert (
        hosts.allow_origin("http://localhost:80", "localhost:80"),
        hosts.allow_origin("http://localhost", "127.0.0.1"),
    ) == (True, False)


@given(st.text())
def test_no_header_whatever_breaks_it(host):
    assert hosts_of("127.0.0.1", 8421).allow(host) in (True, False)


@given(st.from_regex(r"[a-z][a-z0-9.-]{0,20}", fullmatch=True).filter(lambda name: name != "localhost"))
def test_no_name_but_its_own_is_right(name):
    assert not hosts_of("127.0.0.1", 8421).allow(f"{name}:8421")
