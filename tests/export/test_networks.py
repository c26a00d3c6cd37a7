import csv
import io
import warnings

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from export.strange import strange_readings
from underneath.export import edges, gexf, gexf_dynamic, graphml
from underneath.export.network import network_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import gexfpy


def graph_of(module, reading, options):
    data = next(iter(module.files(reading, options).values()))
    return (nx.read_graphml if module is graphml else nx.read_gexf)(io.BytesIO(data))


def schema_read(data):
    """Read by classes that were made from GEXF's schema: what the schema does not know is an error."""
    return gexfpy.parse_string(data.decode())


@pytest.mark.parametrize("module", [gexf, gexf_dynamic, graphml])
def test_networkx_reads_the_people(full, options, module):
    graph = graph_of(module, full, options)
    assert {node: graph.nodes[node]["label"] for node in graph} == {"mara": "Mara", "tobin": "Tobin Ash"}


@pytest.mark.parametrize("module", [gexf, graphml])
def test_an_edge_says_how_many_lines_go_each_way(full, options, module):
    edge = graph_of(module, full, options).edges["mara", "tobin"]
    assert (edge["lines_to"], edge["lines_back"]) == (0, 2)


@pytest.mark.parametrize("module", [gexf, graphml])
def test_an_edge_weighs_its_lines_and_shared_scenes(full, options, module):
    assert graph_of(module, full, options).edges["mara", "tobin"]["weight"] == 3.0


@pytest.mark.parametrize("module", [gexf, graphml])
def test_an_edge_bears_the_tie_and_its_mean_warmth(full, options, module):
    edge = graph_of(module, full, options).edges["mara", "tobin"]
    assert (edge["tie"], edge["becomes"], edge["warmth"]) == ("friend", "rival", 0.125)


def test_pronouns_are_left_out_where_they_are_not_known(bare, options):
    assert b'for="tie"' not in gexf.files(bare, options)[".gexf"]


def test_in_the_dynamic_file_people_come_and_go_with_the_scenes(full, options):
    graph = graph_of(gexf_dynamic, full, options)
    assert graph.nodes["tobin"]["spells"] == [(0, 1)] and graph.nodes["mara"]["spells"] == [(0, 2)]


def test_in_the_dynamic_file_lines_are_told_scene_by_scene(full, options):
    edge = graph_of(gexf_dynamic, full, options).edges["mara", "tobin"]
    assert edge["lines_now"] == [(2, 0, 1)]


@pytest.mark.parametrize("module", [gexf, gexf_dynamic])
def test_gexf_holds_nothing_its_schema_does_not_know(full, options, module):
    read = schema_read(next(iter(module.files(full, options).values())))
    assert len(read.graph.nodes[0].node) == 2


def test_runs_of_scenes_become_spells():
    assert list(gexf.spells([0, 1, 2, 5, 7, 8])) == [(0, 3), (5, 6), (7, 9)]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(strange_readings())
def test_graphml_of_any_reading_is_read(reading):
    graph = nx.read_graphml(io.BytesIO(graphml.files(reading, None)[".graphml"]))
    assert set(graph) == {"ann", "bo", "cy"}


def test_networkx_takes_the_edge_list(full, options):
    files = edges.files(full, options)
    rows = list(csv.DictReader(io.StringIO(files[".edges.csv"].decode())))
    graph = nx.MultiDiGraph()
    graph.add_edges_from((r["Source"], r["Target"], {"kind": r["Kind"], "weight": float(r["Weight"])}) for r in rows)
    assert {kind for *_, kind in graph.edges(data="kind")} == {"speaks", "together", "tie"}


def test_a_tie_that_turns_says_into_what(full, options):
    assert b"friend \xe2\x86\x92 rival" in edges.files(full, options)[".edges.csv"]


def test_nobody_is_joined_to_themselves(full):
    from dataclasses import replace

    from underneath.layers.speech import Attribution, Attributions
    from underneath.reading.reading import Reading

    talk = tuple(replace(row, speaker="mara", addressees=("mara",)) for row in full.layer(Attributions).rows)
    alone = Reading(full.story, {**full.layers, Attributions: Attributions((Attribution(), *talk[1:]))})
    assert all(edge.a != edge.b for edge in network_of(alone).edges)
