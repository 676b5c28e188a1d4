/** The stages of a load stand in an order in which each has what it needs. */
import { expect, test } from '@jest/globals';
import { orderFaults } from '../../ingest/snapshot/stage.ts';
import { loadStages } from '../../ingest/snapshot/stages.ts';

test('every stage has what it needs, and nothing is given twice', () => {
  expect(orderFaults(loadStages)).toEqual([]);
  expect(new Set(loadStages.map(({ name }) => name)).size).toBe(loadStages.length);
});

test('no two neighbours that need each other can change places', () => {
  for (const [at, stage] of loadStages.entries()) {
    const next = loadStages[at + 1];
    if (next === undefined) continue;
    const swapped = [...loadStages.slice(0, at), next, stage, ...loadStages.slice(at + 2)];
    const isBound = next.needs.some((need) => stage.gives.includes(need));
    expect([next.name, orderFaults(swapped).length > 0]).toEqual([next.name, isBound]);
  }
});

test('what is missing and what is given twice is said', () => {
  const [read, ...others] = loadStages;
  expect(orderFaults(others)[0]).toBe('"read policies" needs rows before it is given');
  expect(read && orderFaults([read, read])).toEqual(['"read facts" gives rows as "read facts" does']);
});
