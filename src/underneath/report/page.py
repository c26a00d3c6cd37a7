"""A view drawn as one self-contained HTML file: no request to anywhere, nothing live but our own short script."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files as resources
from typing import TYPE_CHECKING, get_args

from underneath._version import __version__
from underneath.layers.speech import How, QuoteKind
from underneath.reading.reading import Reading
from underneath.reading.summary import UNSURE
from underneath.report.body import body_of
from underneath.report.colours import theme
from underneath.report.frame import Drawn, Frame
from underneath.report.known import deep_data, percent
from underneath.report.pictures.pictures import pictures_of
from underneath.report.safe import css_string, label, plain
from underneath.report.view import View, view_of
from underneath.settings import ExportOptions

if TYPE_CHECKING:
    import jinja2

SUFFIX = ".html"
HOWS: tuple[str, ...] = get_args(How)
KINDS: tuple[str, ...] = get_args(QuoteKind)
FIRST_SHOWN = 12  # people shown at once; the rest of a large cast is folded


def files(reading: Reading, options: ExportOptions | None = None) -> dict[str, bytes]:  # noqa: ARG001
    """The page of a reading, by suffix."""
    return {SUFFIX: render(view_of(reading)).encode()}


def render(view: View) -> str:
    """Draw a view as an HTML page; always encodable as UTF-8, whatever the story holds."""
    return draw(view).html


def draw(view: View, frame: Frame | None = None) -> Drawn:
    """Draw a view as a page of its own, or inside a frame."""
    style = themed("base.css", "page.css", "panels.css") + _own_style(view)
    script = f'"use strict";\n(() => {{\n{_part("page.js")}{_part("panels.js")}{_part("keys.js")}}})();'
    html = _template().render(
        frame=frame,
        view=view,
        pics=pictures_of(view),
        first=view.people[:FIRST_SHOWN],
        rest=view.people[FIRST_SHOWN:],
        summary=(view.summary or "").splitlines(),
        body=body_of(view),
        style=style,
        script=script,
        data=_data(view),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        version=__version__,
    )
    return Drawn(html, _hash(style), _hash(script))


def themed(*names: str) -> str:
    """Style sheets of this package, one after the other, with the colours of both themes."""
    style = "".join(map(_part, names)).replace("/*LIGHT*/", theme(dark=False))
    return style.replace("/*DARK*/", theme(dark=True))


def _own_style(view: View) -> str:
    """What differs from story to story: each person's colours, mark and bar, each scene's length."""
    rules = []
    for person in view.people:
        i, key = person.index, "n" if person.colour is None else person.colour
        rules.append(f".s{i}{{--t:var(--t{key});--i:var(--i{key});--m:{css_string(person.mark)}}}")
        rules.append(f"#w{i}{{--share:{person.share:.1%}}}")
        rules.append(f"#w{i} .mk,.s{i}{{--n:{css_string(person.name)}}}")
    rules += [f"#t{i}{{flex-grow:{max(scene.words, 1)}}}" for i, scene in enumerate(view.scenes)]
    return "\n".join(rules)


def _data(view: View) -> str:
    """What the script needs, as JSON that cannot end its element."""
    acts = view.depths.acts or {}
    data = {
        "unsure": percent(UNSURE),
        "people": [label(person.name) for person in view.people],
        "lines": [
            [
                -1 if line.speaker is None else line.speaker,
                line.hearers,
                -1 if line.how is None else HOWS.index(line.how),
                percent(line.sure),
                KINDS.index(line.kind),
                line.part or 0,
                label(line.cue or ""),
                *((" · ".join(acts[i]),) if i in acts else ()),
            ]
            for i, line in enumerate(view.lines)
        ],
        "scenes": [[scene.present, scene.mentioned] for scene in view.scenes],
        **deep_data(view),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return (resources("underneath.report") / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    # Imported when first needed: it takes a tenth of the time the whole package may.
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown,
        loader=FunctionLoader(_part),
    )  # fmt: skip
    return environment.get_template("page.html.j2")


def _shown(value: object) -> object:
    """Every text that enters the frame is made showable; what we built ourselves already is."""
    return plain(value) if type(value) is str else value
