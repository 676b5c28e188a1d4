/** [U] The set of what was seen. */
import { expect, test } from '@jest/globals';
import { DigestSet } from '../../../collect/facts/digest-set.ts';

test('[U] says of every text once that it is new, through many growths', () => {
  const set = new DigestSet();
  const texts = Array.from({ length: 20_000 }, (_, n) => `group-${n % 100}|member-${n}`);
  expect(texts.filter((text) => set.add(text))).toHaveLength(20_000);
  expect(texts.filter((text) => set.add(text))).toHaveLength(0);
  expect(set.size).toBe(20_000);
  expect(set.add('group-1|member-2')).toBe(true);
});
