/** The house rules that a machine can hold: sizes, names, opening sentences, nothing left lying about. */
import { describe, expect, test } from '@jest/globals';
import { ofRooms, read, sourceFiles } from './sources.ts';

const sources = sourceFiles(ofRooms).filter(
  (path) => path !== 'cypher/queries.ts' && !path.endsWith('/questions/answers.ts'),
);
const tests = sourceFiles(/^test\/.*\.ts$/);

/** Data tables: long because the field is. Each is excused by name, and no longer once it is short. */
const excused: readonly string[] = [
  'cypher/catalogue/link-kinds.ts',
  'cypher/catalogue/abilities.ts',
  'cypher/catalogue/azure-built-in-roles.ts',
];

function lines(path: string): number {
  return read(path).split('\n').length;
}

describe('files', () => {
  test('are no longer than 300 lines', () => {
    const long = sources.filter((path) => lines(path) > 300);
    expect(long.filter((path) => !excused.includes(path) && !path.startsWith('cypher/catalogue/'))).toEqual([]);
  });

  test('are short in the middle: median 80 lines at most', () => {
    const sizes = sources.map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });

  test.each([...sources, ...tests])('%s opens with one sentence', (path) => {
    expect(read(path)).toMatch(/^(#!.*\n)?\/\*\*\s*\S/);
  });

  test('are in folders named for what is in them', () => {
    const junk = /(^|\/)(common|shared|utils?|helpers?|lib|core|misc|types|constants)(\/|\.tsx?$)/;
    expect([...sources, ...tests].filter((path) => junk.test(path))).toEqual([]);
  });

  test('are named in kebab case', () => {
    expect([...sources, ...tests].filter((path) => !/^([a-z0-9-]+\/)*[a-z0-9.-]+\.tsx?$/.test(path))).toEqual([]);
  });

  test('leave nothing to do without an issue', () => {
    expect(
      [...sources, ...tests].filter((path) => !path.includes('tidy') && /\b(TODO|FIXME|XXX)\b/.test(read(path))),
    ).toEqual([]);
  });

  test('export by name', () => {
    expect(sources.filter((path) => !path.endsWith('.config.ts') && /^export default/m.test(read(path)))).toEqual([]);
  });
});

describe('tests', () => {
  // Their own limits are generous: patience.ts gives everybody's, and whoever needs more says so.
  const patient = 300_000;
  const judged = tests.filter((path) => !/^test\/(bench|mutate|latest|architecture|support)\//.test(path));

  test('assert no duration', () => {
    const timed = /expect\(\s*(performance\.now|Date\.now|took|\w+\.took|elapsed)/;
    expect(judged.filter((path) => timed.test(read(path)))).toEqual([]);
  });

  test('have no limit of their own that is below everybody’s', () => {
    const limits = /^\s*\},? ?(\d[\d_]*)\);|jest\.setTimeout\((\d[\d_]*)\)/gm;
    const hurried = judged.filter((path) =>
      [...read(path).matchAll(limits)].some(
        ([, one, other]) => Number((one ?? other ?? '').replaceAll('_', '')) < patient,
      ),
    );
    expect(hurried).toEqual([]);
  });
});
