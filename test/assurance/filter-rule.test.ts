/** The rule language of filters: three-valued logic, every operator, lists, and rules that are not understood. */
import { describe, expect, test } from '@jest/globals';
import { answerRule } from '../../assurance/policies/filter-rule.ts';

const device: Readonly<Record<string, string | boolean | readonly string[] | null>> = {
  'device.model': 'Surface Pro',
  'device.isCompliant': true,
  'device.displayName': null,
  'device.tags': ['kiosk', 'branch'],
};
const answer = (rule: string) => answerRule(rule, (property) => device[property]);
const [yes, no, unknown] = [
  'device.isCompliant -eq True',
  'device.isCompliant -eq False',
  'device.ownership -eq "Company"',
];

describe('three-valued logic', () => {
  test.each([
    [yes, yes, true, true],
    [yes, no, false, true],
    [no, yes, false, true],
    [no, no, false, false],
    [yes, unknown, undefined, true],
    [unknown, yes, undefined, true],
    [no, unknown, false, undefined],
    [unknown, no, false, undefined],
    [unknown, unknown, undefined, undefined],
  ])('%s, %s: and %s, or %s', (one, other, and, or) => {
    expect(answer(`${one} -and ${other}`)).toBe(and);
    expect(answer(`${one} -or ${other}`)).toBe(or);
  });

  test('binds: and before or, brackets before both, not before all', () => {
    expect(answer(`${yes} -or ${yes} -and ${no}`)).toBe(true);
    expect(answer(`(${yes} -or ${yes}) -and ${no}`)).toBe(false);
    expect(answer(`-not (${no})`)).toBe(true);
    expect(answer(`-not (${unknown})`)).toBeUndefined();
  });
});

describe('operators', () => {
  test.each([
    ['device.model -in ["Surface Pro", "Surface Go"]', true],
    ['device.model -in ["Surface Go","Surface Pro"]', true],
    ['device.model -in [","]', false],
    ['device.model -notIn ["Surface Go"]', true],
    ['device.tags -contains "branch"', true],
    ['device.tags -notContains "branch"', false],
    ['device.model -startsWith "surface"', true],
    ['device.model -endsWith "pro"', true],
    ['device.displayName -eq "kiosk"', false],
    ['device.displayName -ne "kiosk"', true],
  ])('%s is %s', (rule, expected) => {
    expect(answer(rule)).toBe(expected);
  });
});

test.each([
  '',
  'device.model',
  `${yes} -and`,
  `(${yes}`,
  `${yes} ${yes}`,
  `${yes} -xor ${yes}`,
  'device.model -like "S"',
  'device.model -eq "S',
])('what is not understood is not known: %s', (rule) => {
  expect(answer(rule)).toBeUndefined();
});

describe('a rule that is there to exhaust its reader', () => {
  const within = (depth: number) => `${'('.repeat(depth)}${yes}${')'.repeat(depth)}`;

  test('is answered as deep as anybody nests', () => {
    expect(answer(within(90))).toBe(true);
    expect(answer(`${'-not '.repeat(91)}(${yes})`)).toBe(false);
  });

  test.each([
    ['brackets', within(3_000)],
    ['negations', `${'-not '.repeat(3_000)}(${yes})`],
    ['brackets that never close', '('.repeat(16_000)],
    ['a string without end', `device.model -eq "${'\\\\a'.repeat(2 ** 21)}`],
    ['more than Entra takes', `${`${yes} -and `.repeat(10_000)}${yes}`],
  ])('is not understood: %s', (_, rule) => {
    expect(answer(rule)).toBeUndefined();
  });
});
