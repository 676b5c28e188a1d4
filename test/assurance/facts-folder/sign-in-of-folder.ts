/** Judges sign-in straight from a facts folder: its rows are read as a load reads them, and no database is asked. */

import { type AssuranceConfiguration, type Explanation, explainSignIn, type UserFacts } from '#assurance';
import { openFacts } from '../../../collect/facts/folder.ts';
import { readSignInInputs, type SignInInputs } from '../../../ingest/sign-in/inputs.ts';
import { readStandings } from '../../../ingest/sign-in/memberships.ts';
import { people } from '../../../ingest/sign-in/people.ts';
import { Account } from '../../../ingest/snapshot/account.ts';
import { emptyMemory } from '../../ingest/empty-memory.ts';

/** One question about the sign-in of a user to an audience; what the conditions leave out, the adversary chooses. */
export interface SignInQuestion {
  readonly user: string;
  readonly audience: string;
  readonly conditions: Readonly<Record<string, string>>;
}

/** What a facts folder says about sign-in. */
export interface FolderSignIn {
  readonly inputs: SignInInputs;
  /** Every user of the folder by id, in lower case. */
  readonly users: ReadonlyMap<string, UserFacts>;
  /** Throws RangeError for a user that the folder does not have, and for a condition that is no such thing. */
  readonly answer: (question: SignInQuestion) => Explanation;
}

/** Reads the folder. Throws FactsError. */
export async function signInOfFolder(path: string, configuration: AssuranceConfiguration = {}): Promise<FolderSignIn> {
  const folder = await openFacts(path);
  const account = new Account();
  const inputs = await readSignInInputs(folder, account, configuration);
  const { standingOf, groupsAbove } = await readStandings(folder, inputs.tenant);
  const memory = emptyMemory();
  for await (const line of folder.lines('graph/users')) {
    const id = 'value' in line ? (line.value as { id?: unknown } | null)?.id : undefined;
    if (typeof id === 'string') memory.drawn.kinds.set(id.toLowerCase(), 'User');
  }
  const users = new Map<string, UserFacts>();
  for await (const facts of people({ folder, memory, inputs, standingOf, groupsAbove }))
    users.set(facts.user.id, facts);
  const answer = ({ user, audience, conditions }: SignInQuestion): Explanation => {
    const facts = users.get(user.toLowerCase());
    if (facts === undefined) throw new RangeError(`no user ${user}`);
    return explainSignIn(inputs.tenant, facts, audience, conditions);
  };
  return { inputs, users, answer };
}
