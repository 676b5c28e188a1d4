/** Questions about sign-in with published answers, asked of a facts folder each. Skipped where the cases are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AssuranceConfiguration, assumptions, type Explanation } from '#assurance';
import { type SignInQuestion, signInOfFolder } from './sign-in-of-folder.ts';

/** What an answer must be; see the README of the cases. */
interface Expected {
  readonly decision?: string;
  readonly controls?: readonly string[];
  readonly noControls?: readonly string[];
  readonly minLevel?: number | readonly (number | null)[];
  readonly levelKinds?: readonly string[];
  readonly assumes?: readonly string[];
}

interface Case {
  readonly id: string;
  readonly note: string;
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
  readonly configuration?: AssuranceConfiguration | null;
  readonly questions: readonly (SignInQuestion & { readonly expect: Expected })[];
}

const file = join(import.meta.dirname, '../../../../shared/data/cases-sign-in/cases.ndjson');
const cases: readonly Case[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Case)
  : [];

/** The answer in the words of the expectation, as far as it asks. */
function asExpected(answer: Explanation, expected: Expected): Expected {
  const levels = answer.waysIn
    .filter(({ kind }) => expected.levelKinds === undefined || expected.levelKinds.includes(kind))
    .map(({ level }) => level);
  const lowest = levels.length === 0 ? null : Math.min(...levels);
  const allowed = [expected.minLevel ?? []].flat();
  const sentences = answer.assumptions.map((key) => assumptions[key]);
  return {
    ...expected,
    ...(expected.decision === undefined ? {} : { decision: answer.decision }),
    ...(expected.controls && { controls: expected.controls.filter((one) => answer.requiredControls.includes(one)) }),
    ...(expected.noControls && {
      noControls: expected.noControls.filter((one) => !answer.requiredControls.includes(one)),
    }),
    ...(expected.minLevel === undefined || allowed.includes(lowest) ? {} : { minLevel: [lowest] }),
    ...(expected.assumes && {
      assumes: expected.assumes.filter((part) => sentences.some((sentence) => sentence.includes(part))),
    }),
  };
}

if (cases.length === 0) {
  test.skip('the published questions about sign-in are not beside this checkout', () => undefined);
} else {
  describe('published questions about sign-in', () => {
    let root = '';
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'postern-sign-in-'));
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    test.each(cases.map((one) => [one.id, one.note, one] as const))('%s: %s', async (id, _note, one) => {
      for (const [name, rows] of Object.entries(one.facts)) {
        const path = join(root, id, `${name}.ndjson`);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      }
      const { answer } = await signInOfFolder(join(root, id), one.configuration ?? {});
      for (const { expect: expected, ...question } of one.questions)
        expect(asExpected(answer(question), expected)).toEqual(expected);
    });
  });
}
