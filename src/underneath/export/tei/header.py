"""The TEI header: what the source states, and the cast, places and ties as lists to point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from underneath._version import __version__
from underneath.export.plain import one_line, xml_attributes, xml_text
from underneath.export.tei.ids import pointers
from underneath.layers.cast import Character, Group, Place
from underneath.layers.ties import Ties
from underneath.reading.reading import Reading

Ids = dict[str, str]


def header(reading: Reading, ids: Ids) -> str:
    """The whole `<teiHeader>`."""
    return f"<teiHeader>\n{_file(reading)}{_encoding()}{_profile(reading, ids)}</teiHeader>\n"


def _file(reading: Reading) -> str:
    story = reading.story
    title = tag("title", story.metadata.title or story.id)
    authors = "".join(tag("author", author) for author in story.metadata.authors)
    source = f"{story.origin.name}, SHA-256 {story.origin.sha256}"
    source += f", {story.metadata.url}" if story.metadata.url else ""
    return (
        f"<fileDesc><titleStmt>{title}{authors}</titleStmt>\n"
        "<publicationStmt><p>Annotated automatically; the text's own licence and rights hold.</p></publicationStmt>\n"
        f"<sourceDesc>{tag('p', source)}</sourceDesc></fileDesc>\n"
    )


def _encoding() -> str:
    version = xml_attributes({"ident": "underneath", "version": __version__.split("+")[0]})
    app = f"<application{version}><label>underneath</label></application>"
    return f"<encodingDesc><appInfo>{app}</appInfo></encodingDesc>\n"


def _profile(reading: Reading, ids: Ids) -> str:
    people = "".join(_person(c, ids) for c in reading.cast.characters)
    ties = "".join(_ties(reading, ids)) if people else ""
    listed = f"<listPerson>\n{people}{ties}</listPerson>\n" if people else ""
    groups = "".join(_named("org", "orgName", g, ids) for g in reading.cast.groups)
    listed += f"<listOrg>\n{groups}</listOrg>\n" if groups else ""
    places = "".join(_named("place", "placeName", p, ids) for p in reading.cast.places)
    inner = f"<particDesc>\n{listed}</particDesc>\n" if listed else ""
    inner += f"<settingDesc><listPlace>\n{places}</listPlace></settingDesc>\n" if places else ""
    return f"<profileDesc>\n{inner}</profileDesc>\n" if inner else ""


def _person(c: Character, ids: Ids) -> str:
    names = tag("persName", c.name) + "".join(_aliases("persName", c.name, c.aliases))
    roles = "".join(tag("occupation", role) for role in c.roles)
    pronouns = tag("note", c.pronouns, type="pronouns") if c.pronouns else ""
    narrator = tag("note", "narrator", type="role") if c.narrator else ""
    return f"<person{xml_attributes({'xml:id': ids[c.id]})}>{names}{roles}{pronouns}{narrator}</person>\n"


def _named(element: str, name: str, row: Group | Place, ids: Ids) -> str:
    names = tag(name, row.name) + "".join(_aliases(name, row.name, row.aliases))
    return f"<{element}{xml_attributes({'xml:id': ids[row.id]})}>{names}</{element}>\n"


def _aliases(element: str, name: str, aliases: Iterable[str]) -> Iterator[str]:
    return (tag(element, alias, type="alias") for alias in aliases if alias != name)


def _ties(reading: Reading, ids: Ids) -> Iterator[str]:
    """One relation for each tie; what it turns into is its subtype."""
    rows = reading.layer(Ties).rows if reading.has(Ties) else ()
    told = [(tie, pointers(ids, tie.a, tie.b)) for tie in rows]
    relations = [
        f"<relation{xml_attributes({'name': tie.kind, 'type': 'personal', 'subtype': tie.becomes, 'mutual': both})}/>\n"
        for tie, both in told
        if both
    ]
    if relations:
        yield f"<listRelation>\n{''.join(relations)}</listRelation>\n"


def tag(name: str, text: str, **attributes: object) -> str:
    """An element with text in it, white space made single spaces."""
    return f"<{name}{xml_attributes(attributes)}>{xml_text(one_line(text))}</{name}>"
