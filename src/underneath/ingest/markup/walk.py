"""Tree → text: every visible character once, each with the role that the nearest tag around it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from underneath.ingest.markup.builder import MARKED, TextBuilder
from underneath.ingest.markup.roles import HEADER_BOX, METADATA, PROSE, Role
from underneath.ingest.markup.styles import Style, declaration
from underneath.ingest.markup.tags import (
    ARIA,
    AROUND,
    BLOCK,
    BOOK,
    EMPHASIS,
    EPUB_TYPES,
    IMAGES,
    KEEP,
    ROLES,
    UNSEEN,
)  # fmt: skip

CHAPTER_CLASS: Final = re.compile(r"chap(?:ter)?[-_]?(?:title|heading|head|name|number)")
TINY: Final = frozenset({"0", "1", "0px", "1px"})  # spacers and counters
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Page:
    """One tree to walk, and what is known of it beforehand.

    `marks`: roles of nodes, by `mem_id`, that a site's reader found; they outweigh what tags say. `rules`: CSS
    classes. `book`: it is a page of an EPUB, where `aside` and `nav` hold notes and contents. `pictures`: an
    image alone is a mark between scenes, not an illustration.
    """

    root: LexborNode
    marks: dict[int, Role] = field(default_factory=dict)
    rules: dict[str, Style] = field(default_factory=dict)
    book: bool = False
    pictures: bool = True


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds at one node."""

    tag: str
    role: Role = PROSE
    marked: MARKED = ()
    keep: bool = False
    linked: bool = False
    inline: bool = False  # it stands inside a line of another role
    shown: bool = True
    block: bool = True
    plain: dict[str, _Context] = field(default_factory=dict, compare=False)  # what holds in a bare tag within


def walk(page: Page, out: TextBuilder) -> None:
    """Write a tree's text into a builder. Never recursive, so no depth of tags can hurt it."""
    todo: list[tuple[LexborNode | None, _Context]] = [(page.root, _Context("#"))]
    while todo:
        node, context = todo.pop()
        if node is None:
            if context.tag == "q":
                out.add("”", context.role, context.marked)
            if context.block:
                out.end_block(paragraph=context.tag == "p")
            continue
        if node is not page.root and node.next is not None:
            todo.append((node.next, context))
        if node.is_text_node:
            _add(node, context, out)
        elif node.is_element_node:
            inner = _enter(node, context, page, out)
            if inner is not None:
                todo.append((None, inner))
                if node.child is not None:
                    todo.append((node.child, inner))
    out.end_block()


def _add(node: LexborNode, context: _Context, out: TextBuilder) -> None:
    text = node.text_content
    if text:
        out.add(text, context.role, context.marked, inline=context.inline, keep=context.keep, linked=context.linked)


def _enter(node: LexborNode, context: _Context, page: Page, out: TextBuilder) -> _Context | None:
    """Open a tag: what holds inside it; None where nothing of it shows or nothing can be in it."""
    tag = (node.tag or "").lower()
    if tag in UNSEEN:
        if tag == "svg" and page.pictures:
            out.picture()
        return None
    if tag == "br":
        out.line_break()
        return None
    attributes = node.attributes
    mark = page.marks.get(node.mem_id) if page.marks else None
    inner = context.plain.get(tag) if mark is None and not attributes else None
    if inner is None:
        inner = _inside(tag, attributes, context, page, mark)
        if mark is None and not attributes:
            context.plain[tag] = inner  # most tags are bare: this spares them nine tenths of the work
    if not inner.shown:
        return None
    if inner.block:
        out.end_block()
    if tag == "hr":
        _rule(context, out)
        return None
    if tag in IMAGES:
        _image(attributes, context, page, out)
    elif tag == "q":  # a browser writes the marks, so they are visible and belong to the text
        out.add("“", inner.role, inner.marked)
    return inner


def _rule(context: _Context, out: TextBuilder) -> None:
    if context.role.role == "prose":
        out.mark("rule")


def _image(attributes: dict[str, str | None], context: _Context, page: Page, out: TextBuilder) -> None:
    sizes = {attributes.get("width"), attributes.get("height")}
    if page.pictures and context.role.role == "prose" and not sizes & TINY:
        out.picture()


def _inside(tag: str, attributes: dict[str, str | None], context: _Context, page: Page, mark: Role | None) -> _Context:
    style = _style(attributes, page)
    block = tag in BLOCK
    role = mark or _role(tag, attributes, context, page)
    changed = role != context.role
    return _Context(
        tag,
        role,
        _marked(tag, style, context),
        keep=context.keep or tag in KEEP or style.keep,
        linked=context.linked or (tag == "a" and _stays(attributes, page)),
        inline=not block and (context.inline or changed),
        shown=not style.hidden and "hidden" not in attributes,
        block=block,
    )


def _style(attributes: dict[str, str | None], page: Page) -> Style:
    """The style of a tag: its classes' rules, then its own. Only its own can hide it: a script may show the others."""
    found = Style()
    if not attributes:
        return found
    for name in (attributes.get("class") or "").split() if page.rules else ():
        rule = page.rules.get(name)
        if rule:
            found = Style(found.on + rule.on, found.off + rule.off, found.hidden, found.keep or rule.keep)
    own = attributes.get("style")
    if own:
        mine = declaration(own)
        found = Style(found.on + mine.on, found.off + mine.off, mine.hidden, found.keep or mine.keep)
    return found


def _marked(tag: str, style: Style, context: _Context) -> MARKED:
    kinds = list(context.marked)
    if tag in EMPHASIS:
        kinds.append(EMPHASIS[tag])
    if style.on or style.off:
        kinds = [kind for kind in kinds if kind not in style.off] + list(style.on)
    return tuple(dict.fromkeys(kinds)) if len(kinds) > 1 else tuple(kinds)


def _stays(attributes: dict[str, str | None], page: Page) -> bool:
    """Whether a link leads to a place in the same document or book."""
    target = attributes.get("href") or ""
    return target.startswith("#") or (page.book and bool(target) and ":" not in target)


def _role(tag: str, attributes: dict[str, str | None], context: _Context, page: Page) -> Role:
    """The role a tag gives by itself. What a site's reader or an outer tag has settled stays."""
    if context.role == HEADER_BOX and tag in HEADINGS:
        return ROLES[tag]
    if context.role != PROSE:
        return context.role
    role = _stated(attributes, page) if attributes else None
    if role is not None:
        return role
    return (BOOK if page.book else ROLES).get(tag, context.role)


def _stated(attributes: dict[str, str | None], page: Page) -> Role | None:
    kinds = (attributes.get("epub:type") or "").split()
    for role in (*map(EPUB_TYPES.get, kinds), ARIA.get(attributes.get("role") or "")):
        if role is not None:
            return role
    names = {*(attributes.get("class") or "").lower().split(), (attributes.get("id") or "").lower()}
    if not page.book and names & AROUND:
        return METADATA
    if any(CHAPTER_CLASS.fullmatch(name) for name in names):
        return Role("heading", level=2)
    return None
