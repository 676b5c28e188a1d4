/** Levels of assurance, and on what a claim rests. */
import { bases, type Level, type LevelName, levelOf, levels } from '#catalogue';
import { builder } from './builder.ts';
import { described } from './described.ts';

export const LevelNameRef = builder.enumType('LevelName', {
  description: 'The one scale of assurance, lowest first.',
  values: Object.fromEntries(
    levels.map(({ name, value, people, workloads }) => [
      name,
      { description: `${value}. People: ${people}. Workloads: ${workloads}.` },
    ]),
  ) as Record<LevelName, { description: string }>,
});

export const BasisRef = builder.enumType('Basis', {
  description: 'How it is known that a link is there.',
  values: described(bases),
});

export const LevelRef = builder.objectRef<Level>('Level').implement({
  description: 'A level of assurance: what an attacker must defeat.',
  fields: (t) => ({
    name: t.field({
      type: LevelNameRef,
      description: 'Its name.',
      complexity: 0,
      resolve: (value) => levelOf(value).name,
    }),
    value: t.int({ description: '0 (nothing) to 5 (hardware).', complexity: 0, resolve: (value) => value }),
  }),
});
