"""UIMA CAS as XMI, with the type system: DKPro's and INCEpTION's types. Needs `pip install "underneath[xmi]"`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import cassis

from underneath.export.plain import NOT_IN_XML, UNKNOWN
from underneath.layers.feelings import Feelings
from underneath.layers.mentions import Coreference
from underneath.layers.scenes import Staging
from underneath.layers.speech import Attributions
from underneath.layers.syntax import Syntax
from underneath.reading.reading import Reading
from underneath.settings import ExportOptions
from underneath.story.spans import Span

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
# Span layers of INCEpTION's own making are named so; these must be made in the project before the import.
CUSTOM = {
    "webanno.custom.Quote": ("kind", "speaker", "addressees", "how"),
    "webanno.custom.Scene": ("present", "mentioned", "pov", "place", "time"),
    "webanno.custom.Feeling": ("who", "felt", "shown", "toward"),
}


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """`.xmi`, and `.typesystem.xml` beside it, without which it cannot be read."""
    types = cassis.load_dkpro_core_typesystem()
    for name, features in CUSTOM.items():
        custom = types.create_type(name, supertypeName="uima.tcas.Annotation")
        for feature in features:
            types.create_feature(custom, feature, "uima.cas.String")
    cas = cassis.Cas(typesystem=types)
    # XML 1.0 cannot hold every character; one for one, so that offsets stay right.
    cas.sofa_string = NOT_IN_XML.sub(UNKNOWN, reading.text)
    cas.sofa_mime = "text/plain"
    adder = _Adder(types, cas)
    _written(reading, adder)
    _inferred(reading, adder)
    return {".xmi": cas.to_xmi().encode(), ".typesystem.xml": types.to_xml().encode()}


class _Adder:
    """Makes annotations of a type, by its name."""

    def __init__(self, types: Any, cas: Any) -> None:  # noqa: ANN401 - cassis has no types
        self.cas, self.kind = cas, types.get_type

    def add(self, name: str, span: Span, **features: object) -> Any:  # noqa: ANN401
        made = self.kind(name)(begin=span.start, end=span.end, **{k: v for k, v in features.items() if v is not None})
        self.cas.add(made)
        return made


def _written(reading: Reading, to: _Adder) -> None:
    """Paragraphs, sentences and words, and syntax where it was looked for."""
    for paragraph in reading.story.paragraphs:
        to.add(f"{DKPRO}.segmentation.type.Paragraph", paragraph.span)
    for sentence in reading.story.sentences:
        to.add(f"{DKPRO}.segmentation.type.Sentence", sentence.span)
    tokens = reading.story.tokens
    spans = [Span(int(a), int(b)) for a, b in zip(tokens.start, tokens.end, strict=True)]
    words = [to.add(f"{DKPRO}.segmentation.type.Token", span) for span in spans]
    if reading.has(Syntax):
        _syntax(reading.layer(Syntax), spans, words, to.add)


def _syntax(syntax: Syntax, spans: list[Span], words: list[Any], add: Callable[..., Any]) -> None:
    for i, (span, word) in enumerate(zip(spans, words, strict=True)):
        word.lemma = add(f"{DKPRO}.segmentation.type.Lemma", span, value=syntax.lemma[i])
        word.pos = add(f"{DKPRO}.lexmorph.type.pos.POS", span, PosValue=syntax.upos[i], coarseValue=syntax.upos[i])
        head = int(syntax.head[i])
        add(
            f"{DKPRO}.syntax.type.dependency.Dependency",
            span,
            Governor=words[head] if head >= 0 else word,
            Dependent=word,
            DependencyType=syntax.deprel[i],
            flavor="basic",
        )


def _inferred(reading: Reading, to: _Adder) -> None:
    _mentions(reading, to)
    for quote, said in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        who = {"speaker": said.speaker, "addressees": _listed(said.addressees), "how": said.how}
        to.add("webanno.custom.Quote", quote.span, kind=quote.kind, **who)
    for scene, stage in zip(reading.scenes, reading.layer(Staging).rows, strict=True):
        there = {"present": _listed(stage.present), "mentioned": _listed(stage.mentioned), "pov": stage.pov}
        to.add("webanno.custom.Scene", scene.span, place=stage.place, time=stage.time, **there)
    for row in reading.layer(Feelings) if reading.has(Feelings) else ():
        to.add("webanno.custom.Feeling", row.span, who=row.who, felt=row.felt, shown=row.shown, toward=row.toward)


def _mentions(reading: Reading, to: _Adder) -> None:
    """Named entities with our id as the identifier, and a chain of links for each entity."""
    chains: dict[str, list[Any]] = {}
    for mention, entity in zip(reading.mentions, reading.layer(Coreference).entities, strict=True):
        to.add(f"{DKPRO}.ner.type.NamedEntity", mention.span, value=mention.type, identifier=entity)
        if entity:
            link = to.add(f"{DKPRO}.coref.type.CoreferenceLink", mention.span, referenceType=mention.kind)
            chains.setdefault(entity, []).append(link)
    for links in chains.values():
        for link, after in pairwise(links):
            link.next = after
        to.cas.add(to.kind(f"{DKPRO}.coref.type.CoreferenceChain")(first=links[0]))


def _listed(ids: tuple[str, ...]) -> str | None:
    return " ".join(ids) or None
