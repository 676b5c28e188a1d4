/** Sponsors of agents are facts: who answers for one controls nothing. */
import { expect, test } from '@jest/globals';
import type { FactRecord } from '#derivation';
import type { Emit } from '../../ingest/memory/emit.ts';
import { Sponsors, sponsoredBy } from '../../ingest/rules/applications/sponsors.ts';
import { emptyMemory } from './empty-memory.ts';

test('whoever is in the tenant sponsors by a fact and no link; who is gone does not, and what is no list says nothing', () => {
  const { tenant, drawn } = emptyMemory();
  drawn.kinds.set('ada', 'User');
  const facts: FactRecord[] = [];
  const links: unknown[] = [];
  const emit = {
    tenant,
    drawn,
    fact: (fact: FactRecord) => facts.push(fact),
    link: (link: unknown) => links.push(link),
  } as unknown as Emit;
  sponsoredBy({ id: 'agent', sponsors: Sponsors.parse([{ id: 'ADA' }, { id: 'gone' }]) }, emit);
  sponsoredBy({ id: 'other', sponsors: Sponsors.parse('ada') }, emit);
  expect({ facts, links }).toEqual({ facts: [{ kind: 'SPONSORS', from: 'ada', to: 'agent' }], links: [] });
});
