/** `postern signin --facts`: sign-in judged from a facts folder without a database, for tests of policies as code. */
import { openSource } from '#collect';
import { readSignInOfFacts } from '../../ingest/index.ts';
import { exitStatus, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { readConfiguration } from '../read-configuration.ts';
import { signInText } from '../sign-in-text.ts';
import { conditionsGiven, type SigninConditions } from '../signin-conditions.ts';
import { type AnsweredLine, answerQuestion, answerQuestions, type QuestionCounts } from './answer-questions.ts';

/** Options of the verb. */
export interface SigninFactsVerb extends SigninConditions {
  /** A facts folder or an AzureHound export. */
  readonly facts: string;
  /** The file of the configuration; ./postern.yaml, where there is one, by default. */
  readonly config?: string | undefined;
  /** A file of questions, one JSON object a line. */
  readonly questions?: string | undefined;
  readonly audience?: string | undefined;
}

/**
 * Answers one question about `user`, or every line of the file of questions. Status 3 where an answer is not as expected,
 * 1 where a line has no answer. Throws every error of the facts folder and of the configuration, SignInQuestionError, and
 * VerbError where neither or both are given.
 */
export async function signinFactsVerb(
  user: string | undefined,
  options: SigninFactsVerb,
  output: Output,
): Promise<void> {
  const { facts, config, questions, audience } = options;
  if ((user === undefined) === (questions === undefined))
    throw new VerbError('Give either a user or --questions with a file of questions.', exitStatus.usage);
  const configuration = await readConfiguration(config);
  const source = await openSource(facts, output.progress);
  try {
    const signIn = await readSignInOfFacts(source.folder, configuration, output.progress);
    if (user !== undefined) {
      const document = answerQuestion(signIn, { user, audience, conditions: conditionsGiven(options) });
      return await output.answer({ signIn: document }, signInText);
    }
    const write = async (answer: AnsweredLine, line: number) => output.answer(answer, (told) => lineText(told, line));
    judge(await answerQuestions(signIn, String(questions), write), output);
  } finally {
    await source.close();
  }
}

/** One line for people: what was asked, what came of it, and where it differs from what was expected. */
function lineText(answer: AnsweredLine, line: number): string {
  if ('error' in answer) return `line ${line}: no answer: ${answer.error}`;
  const { user, audienceName, decision, level, differences } = answer;
  const said = `${user.name} at ${audienceName}: ${decision}, lowest level ${level?.name ?? 'none'}`;
  if (differences === undefined) return `line ${line}: ${said}`;
  if (differences.length === 0) return `line ${line}: as expected: ${said}`;
  const told = differences.map(({ field, expected, actual }) => {
    const [wanted, got] = [expected, actual].map((value) => JSON.stringify(value));
    return `  ${field}: expected ${wanted}, but it is ${got}`;
  });
  return [`line ${line}: NOT as expected: ${said}`, ...told].join('\n');
}

function judge({ asked, unmet, unanswered }: QuestionCounts, output: Output): void {
  output.progress(`${asked} questions, ${unmet} not as expected, ${unanswered} without an answer`);
  if (unanswered > 0) process.exitCode = exitStatus.failed;
  else if (unmet > 0) process.exitCode = exitStatus.no;
}
