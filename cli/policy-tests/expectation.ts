/** What a line of questions expects of its answer, and how the answer differs. */
import { z } from 'zod';
import type { SignInDocument } from '#assurance';
import { type LevelName, levelNamed, levels } from '#catalogue';

const levelNames = levels.map(({ name }) => name) as [LevelName, ...LevelName[]];

/** What is expected; keys that are left out are not compared. */
export const Expectation = z.strictObject({
  decision: z.exactOptional(z.enum(['ALLOWED', 'STEP_UP', 'BLOCKED'])),
  /** The lowest level of all ways in, by its value or its name; null where none leads in. */
  level: z.exactOptional(z.union([z.int().min(0).max(5), z.enum(levelNames), z.null()])),
  /** Exactly these controls, in any order. */
  requiredControls: z.exactOptional(z.array(z.string())),
});
export type Expectation = z.infer<typeof Expectation>;

/** A field of the answer that is not as expected. */
export interface Difference {
  readonly field: keyof Expectation;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The fields of an answer that differ from what is expected, in the order of the expectation. */
export function compareAnswer(expected: Expectation, answer: SignInDocument): Difference[] {
  const actual: Required<Expectation> = {
    decision: answer.decision,
    level: answer.level?.value ?? null,
    requiredControls: [...answer.requiredControls],
  };
  return (Object.keys(expected) as (keyof Expectation)[])
    .filter((field) => comparable(expected[field]) !== comparable(actual[field]))
    .map((field) => ({ field, expected: expected[field], actual: actual[field] }));
}

/** Levels compare by value, lists without regard to order. */
function comparable(value: Expectation[keyof Expectation]): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  const level = typeof value === 'string' ? levelNamed(value) : undefined;
  return JSON.stringify(level ?? value);
}
