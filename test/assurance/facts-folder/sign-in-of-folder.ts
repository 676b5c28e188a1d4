/** Asks a facts folder about sign-in by the door that `postern signin --facts` uses. */
import type { AssuranceConfiguration, Explanation } from '#assurance';
import type { Configuration } from '#configuration';
import { openFacts } from '#facts';
import { type FactsSignIn, readSignInOfFacts } from '../../../ingest/index.ts';

/** One question about the sign-in of a user to an audience; what the conditions leave out, the adversary chooses. */
export interface SignInQuestion {
  readonly user: string;
  readonly audience: string;
  readonly conditions: Readonly<Record<string, string>>;
}

/** What a facts folder says about sign-in. */
export interface FolderSignIn extends Pick<FactsSignIn, 'tenant' | 'users'> {
  readonly answer: (question: SignInQuestion) => Explanation;
}

/** Answers questions from the folder. Throws FactsError; the answer throws SignInQuestionError. */
export async function signInOfFolder(path: string, configuration: AssuranceConfiguration = {}): Promise<FolderSignIn> {
  const signIn = await readSignInOfFacts(await openFacts(path), configuration as Configuration);
  const { tenant, users } = signIn;
  return { tenant, users, answer: (question) => signIn.answer(question).explanation };
}
