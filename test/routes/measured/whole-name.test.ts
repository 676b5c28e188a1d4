/** A person by audience is called by the person's name where somebody is asked to change something. */
import { expect, test } from '@jest/globals';
import { audiences } from '#assurance';
import { atAudience } from '#catalogue';
import { wholeName } from '../../../routes/measured/read-measured.ts';

test.each([
  [atAudience('u', 'azure-read'), `Ada (${audiences['azure-read'].name})`, 'Ada'],
  [atAudience('u', 'graph'), `Ada (contractor) (${audiences.graph.name})`, 'Ada (contractor)'],
  [atAudience('g', 'graph'), 'Admins (directory)', 'Admins (directory)'],
  ['u', `Ada (${audiences.graph.name})`, `Ada (${audiences.graph.name})`],
  ['ent:role@/', 'Owner (all)', 'Owner (all)'],
])('%s, %s: %s', (id, name, whole) => {
  expect(wholeName(id, name)).toBe(whole);
});
