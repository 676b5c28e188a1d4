/** Certificates of random graphs, judged by a checker in Python that shares no code with Postern. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { certificateOf, nodesWith } from '#links';
import { arbitraryGraph, entriesOf, targetOf } from '../support/arbitrary-graph.ts';
import { everyPath, type TinyGraph, type TinyLink } from '../support/tiny-graph.ts';
import { tinyTable } from '../support/tiny-table.ts';

const tenants = 500;
const needs: Level = 3;

interface Case {
  readonly graph: TinyGraph;
  readonly proof: object;
}

/** The rows of an export of a graph whose last node is sensitive. */
function exported(graph: TinyGraph): object[] {
  const nodes = graph.nodes.map((node) => ({
    node,
    kind: node.startsWith('entry:') ? 'Entry' : 'Group',
    ...(node.startsWith('entry:') ? { entry: true } : {}),
    ...(node === targetOf(graph) ? { needs } : {}),
  }));
  const links = graph.links.map((link, id) => ({ kind: 'MEMBER_OF', ...link, id: String(id) }));
  return [...nodes, ...links];
}

function proofOf(graph: TinyGraph): object {
  const { nodes } = graph;
  const target = nodes.length - 1;
  const table = tinyTable(graph, (place) => (place === target ? needs : null));
  const place = table.places.get(target) as number;
  const found = certificateOf({ table, ways: { byAudience: new Map() }, entries: nodesWith(table, 'entry') }, place);
  const ids = (places: readonly number[]) => places.map((one) => String(table.links.numbers?.[one]));
  const claimed = { resource: nodes[target], needs, claim: found.claim };
  if (found.claim === 'route') return { ...claimed, over: found.over, links: ids(found.links) };
  const nodeIds = found.nodes.map((one) => nodes[table.nodes.numbers[one] as number]);
  return { ...claimed, nodes: nodeIds, links: ids(found.bounds) };
}

/** Whether somebody gets to the target below what it needs, over these gates; by brute force. */
function isOpen(graph: TinyGraph, gateOf: (link: TinyLink) => number | null): boolean {
  const below = graph.links.filter((link) => (gateOf(link) ?? needs) < needs);
  return everyPath({ nodes: graph.nodes, links: below }, entriesOf(graph), targetOf(graph)).length > 0;
}

const worst = ({ gate }: TinyLink) => gate;
const known = ({ gate, gateKnown = gate }: TinyLink) => gateKnown;

/** Every change of one link: another gate, another end, gone. */
function* changesOfOneLink({ nodes, links }: TinyGraph): Generator<TinyGraph> {
  for (const [at, link] of links.entries()) {
    const changed: TinyLink[] = ([0, 2, 3, 5] as const).map((gate) => ({ ...link, gate, gateKnown: gate }));
    for (const to of nodes) if (!to.startsWith('entry:') && to !== link.from) changed.push({ ...link, to });
    for (const one of changed) yield { nodes, links: links.with(at, one) };
    yield { nodes, links: links.filter((_, other) => other !== at) };
  }
}

function judged(cases: readonly Case[]): boolean[] {
  const input = cases.map(({ graph, proof }) => JSON.stringify({ rows: exported(graph), proof })).join('\n');
  const options = { input, cwd: import.meta.dirname, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { stdout, stderr } = spawnSync('python3', ['judge.py'], options);
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => line === '1');
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
const proofs = hasPython ? test : test.skip;

proofs(
  `the checker accepts the certificates of ${tenants} random tenants, and refuses those that a change of one link makes false`,
  () => {
    const graphs = fc.sample(arbitraryGraph, tenants);
    const cases = graphs.map((graph) => ({ graph, proof: proofOf(graph) }));
    expect(judged(cases)).toEqual(graphs.map(() => true));
    const claims = cases.map(({ proof }) => proof as { claim: string; over?: string });
    expect(claims.map(({ claim }) => claim === 'route')).toEqual(graphs.map((graph) => isOpen(graph, worst)));
    expect(claims.map(({ over }) => over === 'gateKnown')).toEqual(graphs.map((graph) => isOpen(graph, known)));
    // Of a closed resource the change opens it; of a route it takes a link away or asks for as much as is needed.
    const falsified = cases.flatMap(({ graph, proof }) =>
      [...changesOfOneLink(graph)]
        .filter((changed) => isOpen(changed, worst) !== isOpen(graph, worst))
        .map((changed) => ({ graph: changed, proof })),
    );
    expect(falsified.length).toBeGreaterThan(tenants);
    expect(judged(falsified)).toEqual(falsified.map(() => false));
  },
);
