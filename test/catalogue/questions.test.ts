/** How an open question is answered depends on what was collected: what is whole is not asked for again. */
import { expect, test } from '@jest/globals';
import { abilities, questionOf, questionWhere } from '#catalogue';

const needs = abilities['device-local-passwords'].needs;

test('a question of an ability asks for the collections that are missing, and for no other', () => {
  const [missing, ...whole] = needs;
  expect(questionWhere('device-local-passwords', () => false)).toEqual(questionOf('device-local-passwords'));
  const { answer } = questionWhere('device-local-passwords', (name) => (whole as readonly string[]).includes(name));
  expect(answer).toEqual({ collect: [missing] });
});

test('where all are whole it is closed by a change', () => {
  expect(questionWhere('device-local-passwords', () => true).answer).toEqual({
    repair: `What was collected does not tell it. ${abilities['device-local-passwords'].close}`,
  });
});

test('what is declared stays to be declared, whatever was collected', () => {
  expect(questionWhere('help-desk', () => true)).toEqual(questionOf('help-desk'));
});
