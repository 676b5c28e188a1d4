/** What rows refer to and is not there: a placeholder where its collection was not collected whole, nothing where it was. */
import { describe, expect, test } from '@jest/globals';
import type { NodeRecord } from '#derivation';
import { CollectedOrNot, type Placing } from '../../ingest/rules/placeholders/uncollected.ts';
import { emptyMemory } from './empty-memory.ts';

/** References into a tenant of which these collections were not collected, and the nodes that they draw. */
function referring(...gaps: readonly string[]) {
  const memory = emptyMemory();
  for (const name of gaps) memory.gaps.collections.set(name as never, 'forbidden');
  const nodes: NodeRecord[] = [];
  const node = (record: NodeRecord) => {
    nodes.push(record);
    memory.drawn.kinds.set(record.id, record.kind);
    return true;
  };
  const emit = { ...memory, node, link: () => {}, fact: () => {} } as unknown as Placing;
  return { refersTo: new CollectedOrNot(emit), nodes };
}

describe('a reference', () => {
  test('to a user is a placeholder where users were not collected', () => {
    const { refersTo, nodes } = referring('graph/users');
    expect(refersTo.object('ada', 'User')).toBe(true);
    expect(nodes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['User ada']);
  });

  test('to a user who is not among those collected is to nobody, whatever else was not collected', () => {
    const { refersTo, nodes } = referring('graph/groups', 'graph/service-principals');
    expect(refersTo.object('ada', 'User')).toBe(false);
    expect(nodes).toEqual([]);
  });

  test('to a principal of a kind that is not said is something that was not collected, if anything was not', () => {
    expect(referring().refersTo.principal('it', undefined)).toBe(false);
    const { refersTo, nodes } = referring('graph/users', 'graph/groups');
    expect(refersTo.principal('it', undefined)).toBe(true);
    expect(nodes.map(({ kind }) => kind)).toContain('UnknownPrincipal');
  });
});
