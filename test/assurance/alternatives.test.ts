/** Clauses become the minimal choices that meet all of them, and no more of them than can be looked at. */
import { expect, test } from '@jest/globals';
import { alternativesOf } from '../../assurance/policies/alternatives.ts';
import type { Control } from '../../assurance/policies/controls.ts';

const strength = (name: string): Control => `authenticationStrength:${name}`;

test('a choice that holds another is none, in whatever order they come', () => {
  const clauses: readonly (readonly Control[])[] = [['compliantDevice', 'mfa'], ['mfa']];
  for (const list of [clauses, clauses.toReversed()])
    expect(alternativesOf(list)).toEqual({ alternatives: [['mfa']], complete: true });
});

test('no clause leaves one empty choice', () => {
  expect(alternativesOf([])).toEqual({ alternatives: [[]], complete: true });
});

test('a clause that makes too many choices is left out, and that is told', () => {
  const pairs = (count: number) => Array.from({ length: count }, (_, at) => [strength(`a${at}`), strength(`b${at}`)]);
  expect(alternativesOf(pairs(9))).toMatchObject({ complete: true });
  const { alternatives, complete } = alternativesOf(pairs(10));
  expect({ complete, choices: alternatives.length, asked: alternatives[0]?.length }).toEqual({
    complete: false,
    choices: 512,
    asked: 9,
  });
});
