#!/usr/bin/env python3
"""Checks a certificate against the links: `python3 check.py LINKS.ndjson PROOF.json`. It shares no code with Postern.

A certificate claims one of two things of a resource that needs a level:
  closed  nobody gets there below that level: `nodes` are all that the entries reach over links with a lower gate;
  route   somebody does: `links` lead from an entry to the resource, each with a lower gate.
Ends with 0 and says so where the claim holds, with 1 and the reason where it does not.
"""
import json
import sys

class Refused(Exception):
    """The certificate does not show what it claims."""


def read(lines):
    """Parts the rows of an export into nodes by id and links by id."""
    nodes, links = {}, {}
    for line in lines:
        row = json.loads(line)
        if "node" in row:
            nodes[row["node"]] = row
        else:
            links[row["id"]] = row
    return nodes, links


def targets_of(resource, nodes):
    """The resource; of a person also every node of the person signed in at one audience."""
    return {id for id, row in nodes.items()
            if id == resource or (row["kind"] == "SignedIn" and id.startswith(resource + "@"))}


def entries_of(nodes):
    """The entries that the headline counts."""
    return {id for id, row in nodes.items() if row.get("entry") and not row.get("besideHeadline")}


def check_closed(proof, nodes, links, targets):
    reached, bounds = set(proof["nodes"]), set(proof["links"])
    missing = entries_of(nodes) - reached
    if missing:
        raise Refused(f"the entry {sorted(missing)[0]} is not among the nodes")
    if reached & targets:
        raise Refused("the resource is among the nodes")
    for id, link in links.items():
        if link["from"] not in reached or link["to"] in reached:
            continue
        if link["gate"] < proof["needs"]:
            raise Refused(f"link {id} leads out of the nodes at {link['gate']}, below {proof['needs']}")
        if id not in bounds:
            raise Refused(f"link {id} leads out of the nodes and is not among the links that bound them")
    for id in bounds:
        link = links.get(id)
        if link is None or link["from"] not in reached or link["to"] in reached:
            raise Refused(f"link {id} does not lead out of the nodes")


def check_route(proof, nodes, links, targets):
    if not proof["links"]:
        raise Refused("the route has no links")
    place = None
    for id in proof["links"]:
        link = links.get(id)
        if link is None:
            raise Refused(f"link {id} is not in the export")
        if place is None and link["from"] not in entries_of(nodes):
            raise Refused(f"the route begins at {link['from']}, which is no entry of the headline")
        if place is not None and link["from"] != place:
            raise Refused(f"link {id} does not go on from {place}")
        gate = link.get(proof["over"])
        if gate is None or gate >= proof["needs"]:
            raise Refused(f"link {id} is not below {proof['needs']}")
        place = link["to"]
    if place not in targets:
        raise Refused("the route does not end at the resource")


def check(lines, proof):
    """Raises Refused where the certificate does not hold."""
    nodes, links = read(lines)
    if proof["resource"] not in nodes:
        raise Refused("the resource is not in the export")
    needs = nodes[proof["resource"]].get("needs")
    if needs != proof["needs"]:
        raise Refused(f"the resource needs {needs}, not {proof['needs']}")
    if proof["claim"] not in ("closed", "route") or proof.get("over", "gate") not in ("gate", "gateKnown"):
        raise Refused("the claim is none that is known")
    targets = targets_of(proof["resource"], nodes)
    (check_closed if proof["claim"] == "closed" else check_route)(proof, nodes, links, targets)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as rows, open(sys.argv[2], encoding="utf-8") as file:
        certificate = json.load(file)
        try:
            check(rows, certificate)
        except Refused as refused:
            sys.exit(f"Refused: {refused}.")
    print(f"Holds: {certificate['claim']} for {certificate['resource']} below {certificate['needs']}.")
