"""What every command that reads asks alike: which encoder, and whether to take what does not seem to be a story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

from underneath.settings import Settings

BY_RULE: Final = "none"
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def model_option(told: str) -> Decorator:
    """`--model`; `told` says in its help what it is to read by rule alone."""
    return click.option(
        "--model",
        type=click.Choice([BY_RULE, "small", "big"]),
        default="small",
        show_default=True,
        help=f"The encoder to read with; none: {told}; big: the extra underneath-big, better and slower.",
    )


def language_option(told: str) -> Decorator:
    """`--language-check`; `told` says in its help what it is to do without."""
    return click.option(
        "--language-check", type=click.Choice(["on", "off"]), default="on", show_default=True, help=f"off: {told}."
    )


def settings_of(model: str, language_check: str, longest: int | None = None) -> Settings:
    """The settings that the words of these options stand for."""
    return Settings(language_check=language_check == "on", model=None if model == BY_RULE else model, longest=longest)
