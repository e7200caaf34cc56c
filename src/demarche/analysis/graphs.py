"""A network as GEXF 1.3 (Gephi) or GraphML (igraph, Cytoscape, NetworkX, yEd), as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal
from xml.etree import ElementTree

from demarche.analysis.ties import Edge, Network, Node

Kind = Literal["string", "long", "double"]

NODES: dict[str, Kind] = {"country": "string", "sector": "string", "acts": "long", "received": "long"}
EDGES: dict[str, Kind] = {
    "incidents": "long",
    "quad1": "long",
    "quad2": "long",
    "quad3": "long",
    "quad4": "long",
    "intensity": "double",
    "mutual": "long",
    "first": "string",
    "last": "string",
    "ids": "string",
}
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def node_values(node: Node) -> dict[str, str | int | float | None]:
    """What a node has beside its code, by the names of NODES."""
    return {"country": node.country, "sector": node.sector, "acts": node.acts, "received": node.received}


def edge_values(edge: Edge) -> dict[str, str | int | float | None]:
    """What an edge has beside its ends, by the names of EDGES."""
    return {
        "incidents": len(edge.incidents),
        **{f"quad{quad}": count for quad, count in enumerate(edge.quads, 1)},
        "intensity": round(edge.intensity, 4),
        "mutual": edge.mutual,
        "first": edge.first.isoformat() if edge.first else None,
        "last": edge.last.isoformat() if edge.last else None,
        "ids": " ".join(edge.incidents),
    }


def gexf(network: Network) -> str:
    """The network as GEXF 1.3; an edge weighs as many incidents as it has."""
    root = ElementTree.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for name, kinds in (("node", NODES), ("edge", EDGES)):
        attributes = ElementTree.SubElement(graph, "attributes", {"class": name})
        for at, (title, kind) in enumerate(kinds.items()):
            ElementTree.SubElement(attributes, "attribute", {"id": str(at), "title": title, "type": kind})
    nodes = ElementTree.SubElement(graph, "nodes")
    for node in network.nodes:
        made = ElementTree.SubElement(nodes, "node", {"id": _fit(node.code), "label": _fit(node.code)})
        _attvalues(made, node_values(node), NODES)
    edges = ElementTree.SubElement(graph, "edges")
    for at, edge in enumerate(network.edges):
        ends = {"id": str(at), "source": _fit(edge.source), "target": _fit(edge.target), "weight": str(len(edge.incidents))}
        _attvalues(ElementTree.SubElement(edges, "edge", ends), edge_values(edge), EDGES)
    return _text(root)


def _attvalues(parent: ElementTree.Element, values: Mapping[str, str | int | float | None], kinds: Mapping[str, Kind]) -> None:
    held = ElementTree.SubElement(parent, "attvalues")
    for at, name in enumerate(kinds):
        if values[name] is not None:
            ElementTree.SubElement(held, "attvalue", {"for": str(at), "value": _fit(str(values[name]))})


def graphml(network: Network) -> str:
    """The network as GraphML."""
    root = ElementTree.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for name, kinds in (("node", NODES), ("edge", EDGES)):
        for title, kind in kinds.items():
            ElementTree.SubElement(root, "key", {"id": f"{name}-{title}", "for": name, "attr.name": title, "attr.type": kind})
    graph = ElementTree.SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    for node in network.nodes:
        _data(ElementTree.SubElement(graph, "node", {"id": _fit(node.code)}), "node", node_values(node))
    for edge in network.edges:
        made = ElementTree.SubElement(graph, "edge", {"source": _fit(edge.source), "target": _fit(edge.target)})
        _data(made, "edge", edge_values(edge))
    return _text(root)


def _data(parent: ElementTree.Element, name: str, values: Mapping[str, str | int | float | None]) -> None:
    for title, value in values.items():
        if value is not None:
            ElementTree.SubElement(parent, "data", {"key": f"{name}-{title}"}).text = _fit(str(value))


def _fit(text: str) -> str:
    """A text without characters that XML cannot hold."""
    return _UNFIT.sub("", text)


def _text(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
