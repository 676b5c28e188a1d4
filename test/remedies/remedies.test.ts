/** Every rule has a change that closes its findings, or a written reason why none does. */
import { expect, test } from '@jest/globals';
import { rules, withoutChange } from '#governance';
import { remedies } from '../../cli/decisions/remedies/index.ts';

test('every rule has a change, or a reason, and never both', () => {
  expect([...Object.keys(remedies), ...Object.keys(withoutChange)].sort()).toEqual(rules.map(({ id }) => id).sort());
  for (const why of Object.values(withoutChange)) expect(why).toMatch(/^[A-Z].{20,}\.$/);
});
