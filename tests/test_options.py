"""What the options that all reading commands share come to."""

from underneath.options import settings_of
from underneath.settings import Settings


def test_what_is_given_when_nothing_is_asked_are_the_default_settings():
    assert settings_of("small", "on") == Settings()


def test_by_rule_alone_no_encoder_is_named():
    assert settings_of("none", "on").model is None


def test_the_check_of_the_language_can_be_done_without():
    assert not settings_of("small", "off").language_check


def test_an_archive_s_longest_story_is_kept():
    assert settings_of("small", "on", 500).longest == 500
