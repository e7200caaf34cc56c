"""The network: who acts on whom, and its files as others read them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from demarche import analysis
from demarche.analysis import Network
from demarche.analysis.graphs import gexf, graphml
from demarche.records import Actor
from tests.analysis.ledgers import KEN, TZA, UGA, Told, day, view

NOBODY = Actor("somebody")
GEXF, GRAPHML = "{http://gexf.net/1.3}", "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def network() -> Network:
    told = [
        Told("ACCUSE", day(0)),
        Told("ASSAULT", day(5)),
        Told("CONSULT", day(9), actors=(KEN, UGA), recipients=()),
        Told("AID", day(3), actors=(TZA,), recipients=(KEN, UGA)),
        Told("ACCUSE", day(4), actors=(KEN,), recipients=(NOBODY,)),
        Told("ACCUSE", None, published=day(4)),
    ]
    return analysis.network(view(told))


def test_edges_count_by_quad_and_keep_their_incidents(network: Network) -> None:
    (edge,) = [edge for edge in network.edges if (edge.source, edge.target) == ("KEN GOV", "UGA GOV")]
    assert edge.quads == (1, 0, 2, 1)
    assert edge.incidents == ("i0", "i1", "i2", "i5")
    assert (edge.mutual, edge.first, edge.last) == (1, day(0), day(9))
    assert edge.intensity == pytest.approx((-3 - 9 + 2.5 - 3) / 4)


def test_what_two_do_to_each_other_stands_on_both_edges(network: Network) -> None:
    (back,) = [edge for edge in network.edges if (edge.source, edge.target) == ("UGA GOV", "KEN GOV")]
    assert (back.incidents, back.mutual) == (("i2",), 1)


def test_nodes_count_acts_once(network: Network) -> None:
    (giver,) = [node for node in network.nodes if node.code == "TZA GOV"]
    assert (giver.country, giver.sector, giver.acts, giver.received) == ("TZA", "GOV", 1, 0)


def test_a_party_that_nobody_knows_makes_no_node_and_is_counted(network: Network) -> None:
    assert network.unknown == 1
    assert {node.code for node in network.nodes} == {"KEN GOV", "UGA GOV", "TZA GOV"}


def test_days_asked_for_leave_the_rest_apart() -> None:
    told = [Told(first=day(0)), Told(first=day(5), last=day(9)), Told(first=None)]
    found = analysis.network(view(told), first=day(8), last=day(20))
    assert [edge.incidents for edge in found.edges] == [("i1",)]
    assert [(item.incident.id, item.why) for item in found.apart] == [("i0", "outside"), ("i2", "undated")]


def test_gexf_holds_nodes_and_edges_with_their_values(network: Network) -> None:
    root = ElementTree.fromstring(gexf(network))
    titles = {each.get("id"): each.get("title") for each in root.iterfind(f".//{GEXF}attributes[@class='edge']/{GEXF}attribute")}
    (edge,) = [e for e in root.iter(f"{GEXF}edge") if (e.get("source"), e.get("target")) == ("KEN GOV", "UGA GOV")]
    values = {titles[each.get("for")]: each.get("value") for each in edge.iter(f"{GEXF}attvalue")}
    assert (edge.get("weight"), values["quad3"], values["ids"]) == ("4", "2", "i0 i1 i2 i5")
    assert {node.get("id") for node in root.iter(f"{GEXF}node")} == {node.code for node in network.nodes}


def test_graphml_holds_nodes_and_edges_with_their_values(network: Network) -> None:
    root = ElementTree.fromstring(graphml(network))
    keys = {key.get("id") for key in root.iter(f"{GRAPHML}key")}
    assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= keys
    (edge,) = [e for e in root.iter(f"{GRAPHML}edge") if (e.get("source"), e.get("target")) == ("KEN GOV", "UGA GOV")]
    assert {data.get("key"): data.text for data in edge}["edge-first"] == "2021-03-01"


def test_codes_that_xml_cannot_hold_do_not_break_a_file() -> None:
    odd = Actor("A", (), "group", None, ("<B>&\x01",))
    found = analysis.network(view([Told(actors=(odd,))]))
    for text in (gexf(found), graphml(found)):
        assert "<B>&" in " ".join(node.get("id", "") for node in ElementTree.fromstring(text).iter())
