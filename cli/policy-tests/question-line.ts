/** A line of questions about sign-in: one JSON object, checked key by key. */
import { z } from 'zod';
import { Expectation } from './expectation.ts';

const Word = z.string().nullish();

const Conditions = z.strictObject({
  client: Word,
  ip: Word,
  country: Word,
  location: Word,
  trusted: z.boolean().nullish(),
  platform: Word,
  device: Word,
  flow: Word,
  userRisk: Word,
  signInRisk: Word,
  insiderRisk: Word,
  userAction: Word,
  authenticationContext: Word,
});

/** Who signs in to what, under which conditions, and what is expected of it. */
export const QuestionLine = z.strictObject({
  user: z.string().min(1),
  audience: Word,
  conditions: Conditions.nullish(),
  expect: z.exactOptional(Expectation),
});
export type QuestionLine = z.infer<typeof QuestionLine>;

/** The question of a line, or why there is none in it. */
export function readQuestionLine(text: string): QuestionLine | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message}` };
  }
  const line = QuestionLine.safeParse(value);
  if (line.success) return line.data;
  const issues = line.error.issues.map(({ path, message }) => `${path.join('.') || 'the question'}: ${message}`);
  return { error: issues.join('; ') };
}
