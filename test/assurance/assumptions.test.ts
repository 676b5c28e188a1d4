/** The table of assumptions: each of its keys is one that something assumes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assumptions } from '../../assurance/assumptions.ts';

describe('the table of assumptions', () => {
  test('has no key that nothing assumes', () => {
    const folder = join(import.meta.dirname, '../../assurance');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.ts') && name !== 'assumptions.ts');
    const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    expect(
      Object.keys(assumptions).filter(
        (key) => !text.includes(`'${key}'`) && !text.includes(`['${key}`) && !text.includes(`\n    ${key}:`),
      ),
    ).toEqual([]);
  });
});
