/** Answers a file of questions about sign-in from a facts folder, one answer a line, in order. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type SignInDocument, SignInQuestionError, signInDocument } from '#assurance';
import type { FactsQuestion, FactsSignIn } from '../../ingest/index.ts';
import { VerbError } from '../failure.ts';
import { compareAnswer, type Difference } from './expectation.ts';
import { readQuestionLine } from './question-line.ts';

/** The answer to one line; `differences` where something was expected. */
export type AnsweredLine =
  | (SignInDocument & { readonly differences?: readonly Difference[] })
  | { readonly error: string };

/** How a file of questions went. */
export interface QuestionCounts {
  readonly asked: number;
  readonly unmet: number;
  readonly unanswered: number;
}

/** The document of one answer. Throws SignInQuestionError. */
export function answerQuestion(signIn: FactsSignIn, question: FactsQuestion): SignInDocument {
  return signInDocument(signIn.answer(question));
}

/** Answers every line of the file; `write` takes each answer with its question's number. Throws VerbError where the file cannot be read. */
export async function answerQuestions(
  signIn: FactsSignIn,
  path: string,
  write: (answer: AnsweredLine, line: number) => Promise<void>,
): Promise<QuestionCounts> {
  let [number, asked, unmet, unanswered] = [0, 0, 0, 0];
  for await (const text of linesOf(path)) {
    number += 1;
    if (text.trim() === '') continue;
    const answer = answerLine(signIn, text);
    asked += 1;
    if ('error' in answer) unanswered += 1;
    else if ((answer.differences ?? []).length > 0) unmet += 1;
    await write(answer, number);
  }
  return { asked, unmet, unanswered };
}

function answerLine(signIn: FactsSignIn, text: string): AnsweredLine {
  const line = readQuestionLine(text);
  if ('error' in line) return line;
  const { expect, ...question } = line;
  try {
    const answer = answerQuestion(signIn, question);
    return expect === undefined ? answer : { ...answer, differences: compareAnswer(expect, answer) };
  } catch (error) {
    if (error instanceof SignInQuestionError) return { error: error.message };
    throw error;
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new VerbError(`${path} cannot be read (${code}). Give a file of questions, one JSON object a line.`);
  }
}
