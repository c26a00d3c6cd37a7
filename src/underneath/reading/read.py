"""One call from a file to a reading."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from underneath.encode.signals import Signals
from underneath.errors import MissingModel, TooLarge, UnreadableSource
from underneath.infer.casting.complete import complete_cast, united
from underneath.ingest.ingest import ingest
from underneath.layers.cast import Cast, KnownCast
from underneath.layers.chains import Resolved
from underneath.layers.corrections import NOTHING_FIXED, Corrections, Fixed
from underneath.layers.mentions import Coreference, Mentions
from underneath.layers.transient import Transient
from underneath.reading.corrections import corrections_beside
from underneath.reading.reading import Reading
from underneath.reading.stages import STAGES, Layers, Stage, Watcher, order, replaced, run
from underneath.settings import Settings
from underneath.story.story import Story


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    cast: KnownCast | None = None,
    corrections: Corrections | None = None,
    settings: Settings | None = None,
    stages: Sequence[Stage] = STAGES,
    watch: Watcher | None = None,
) -> Reading:
    """Read one story.

    Parameters
    ----------
    source
        A path (`.txt .md .html .epub .docx .odt`, told apart by content), or the bytes of such a file.
    name
        The file's name; needed only with bytes (it gives the story its id), `"story"` otherwise.
    cast
        People the caller knows to be in it (see `underneath.load_cast`).
    corrections
        What a person has set right (see `underneath.load_corrections`): it wins over all inference. None: what is kept
        next to the file, `STORY.underneath.toml`, if there is such a file; `Corrections()`: none.
    settings
        How to read; the defaults suit nearly everyone.
    stages
        The functions that make the layers; add your own to the default `STAGES`.
    watch
        Called as `watch(stage, done, of)` before each stage, and at the end with `done == of`.

    Returns
    -------
    Reading
        The story and all layers. Offsets count characters (code points) of `reading.text`.

    Raises
    ------
    UnreadableSource
        If the source cannot become a story; the message says what was seen and what to try.
    BadCorrections
        If there are corrections next to the file and they cannot be used.
    OSError
        If a path cannot be opened.
    """
    corrections = _beside(source) if corrections is None else corrections
    given: Layers = {Settings: settings or Settings(), KnownCast: cast or KnownCast(), Corrections: corrections}
    return _read(source, name, given, stages, watch)


def _beside(source: str | os.PathLike[str] | bytes) -> Corrections:
    return Corrections() if isinstance(source, bytes) else corrections_beside(source)


def _read(
    source: str | os.PathLike[str] | bytes,
    name: str | None,
    given: Layers,
    stages: Sequence[Stage],
    watch: Watcher | None,
) -> Reading:
    """Order the stages, take the source in, run them: what is amiss is told before the work that it would spoil."""
    settings: Settings = given[Settings]
    if settings.model:
        learned, encoder = _model(settings.model, settings.threads)
        stages, given = replaced(stages, learned), given | encoder
    ordered = order(stages, [Story, *given])
    story = _story(source, name, settings)
    return _reading(story, run(ordered, {Story: story, **given}, watch))


def _story(source: str | os.PathLike[str] | bytes, name: str | None, settings: Settings) -> Story:
    """What the author wrote, within the limits."""
    if isinstance(source, bytes):
        data, name = source, name or "story"
    else:
        data, name = load_bytes(Path(source), settings), name or Path(source).name
    story = ingest(data, name, settings)
    _check_length(story, settings)
    return story


def _reading(story: Story, layers: Layers) -> Reading:
    """The story with its layers, but for those that are transient."""
    kept = {kind: layer for kind, layer in layers.items() if not issubclass(kind, Transient)}
    model = layers[Signals].model if Signals in layers else None
    return Reading(story, kept | _completed(layers), model)


def _completed(layers: Layers) -> Layers:
    """The cast with what the whole reading tells of it, where both were made."""
    if not {Cast, Mentions, Coreference} <= layers.keys():
        return {}
    cast: Cast = layers[Cast]
    given = {person.name for person in layers[KnownCast].people if person.pronouns}
    fixed: Fixed = layers.get(Fixed, NOTHING_FIXED)
    settled = fixed.people | {person.id for person in cast.characters if person.name in given}
    if Resolved in layers:
        cast = united(cast, layers[Resolved].same)
    return {Cast: complete_cast(layers[Story], layers[Mentions], cast, layers[Coreference], settled)}


def _check_length(story: Story, settings: Settings) -> None:
    """Refuse a story beyond `settings.longest`, before anything is made that grows with it."""
    if settings.longest is None:
        return
    words = len(story.text.split())
    if words > settings.longest:
        raise TooLarge(
            f"the story has {words:,} words",
            expected=f"at most {settings.longest:,}",
            advice="read it by itself, or raise the limit (--longest, Settings.longest) where memory allows",
        )


def _model(name: str, threads: int | None) -> tuple[Sequence[Stage], Layers]:
    """The learned stages, and the encoder they are given."""
    try:
        from underneath.encode.session import Encoder  # noqa: PLC0415 - heavy
        from underneath.reading.learned import LEARNED_STAGES, encoder_named  # noqa: PLC0415
    except ImportError as error:
        raise MissingModel(
            f"the model needs {error.name or 'a package'}, which is not installed",
            expected="everything the package needs",
            advice="install the package again, or read by rule alone: --model none, Settings(model=None)",
        ) from None
    return LEARNED_STAGES, {Encoder: encoder_named(name, threads)}


def load_bytes(path: Path, settings: Settings) -> bytes:
    """The bytes of a file that is not beyond the size limit."""
    if path.is_dir():
        raise UnreadableSource(
            f"{path.name} is a folder",
            expected="one file",
            advice="`underneath read` on the command line takes folders",
        )
    size = path.stat().st_size
    if size > settings.max_bytes:
        raise TooLarge(
            f"{path.name} has {size / 2**20:,.0f} MiB",
            expected=f"at most {settings.max_bytes / 2**20:,.0f} MiB",
            advice="split it, or raise Settings.max_bytes",
        )
    return path.read_bytes()
