/** Judges sign-in straight from a facts folder: its rows are read as a load reads them, and no database is asked. */
import {
  answerTo,
  type CompiledTenant,
  checkAudience,
  checkConditions,
  compileTenant,
  type GivenConditions,
  isApplication,
  type SignInAnswer,
  SignInQuestionError,
  type TenantFacts,
  type UserFacts,
} from '#assurance';
import { assuranceOf, type Configuration, inForce } from '#configuration';
import type { FactsFolder } from '#facts';
import { LoadMemory } from '../memory/index.ts';
import { Account } from '../snapshot/account.ts';
import { type LoadProgress, readFacts, tenantOf, timesOf } from '../snapshot/read-facts.ts';
import { nowhere } from '../snapshot/record-sink.ts';
import { readSignInInputs } from './inputs.ts';
import { people } from './people.ts';
import { readStandings } from './standings.ts';

/** A question about the sign-in of a user; what the conditions leave out, the adversary chooses. */
export interface FactsQuestion {
  /** Id, user principal name or name, in any case. */
  readonly user: string;
  /** See checkAudience; every audience where nothing is given. */
  readonly audience?: string | null | undefined;
  readonly conditions?: GivenConditions | null | undefined;
}

/** What a facts folder says about sign-in. */
export interface FactsSignIn {
  /** What policies and declarations say. */
  readonly tenant: TenantFacts;
  /** Every user by id, in lower case. */
  readonly users: ReadonlyMap<string, UserFacts>;
  /** Throws SignInQuestionError for a user that the folder does not have, and for an audience or condition that is none. */
  answer(question: FactsQuestion): SignInAnswer;
}

/** Reads the folder; every user's facts stay in memory. Throws FactsError. */
export async function readSignInOfFacts(
  folder: FactsFolder,
  configuration: Configuration = {},
  progress: LoadProgress = () => {},
): Promise<FactsSignIn> {
  const declared = assuranceOf(inForce(configuration, new Date()));
  const origin = await tenantOf(folder);
  const memory = new LoadMemory({ ...origin, ...timesOf(folder), declared });
  const account = new Account();
  await readFacts(folder, memory, nowhere, account, progress);
  const inputs = await readSignInInputs(folder, account, declared);
  const { standingOf, groupsAbove } = readStandings(folder, inputs.tenant, memory);
  const users = new Map<string, UserFacts>();
  for await (const facts of people({ folder, memory, inputs, standingOf, groupsAbove }))
    users.set(facts.user.id, facts);
  const names = namesOf(users.values());
  const applicationTenant = tenantsByApplication(inputs.facts);
  return {
    tenant: inputs.facts,
    users,
    answer({ user, audience: asked, conditions: given }) {
      const conditions = checkConditions(given);
      const facts = findUser(user, users, names);
      const audience = checkAudience(inputs.tenant, asked, conditions);
      const tenant = isApplication(audience) ? applicationTenant(audience) : inputs.tenant;
      return answerTo({ tenant, user: facts, audience, conditions });
    },
  };
}

/** The tenant with an application as an audience of its own, made ready once for each application that is asked about. */
function tenantsByApplication(facts: Parameters<typeof compileTenant>[0]): (application: string) => CompiledTenant {
  const tenants = new Map<string, CompiledTenant>();
  return (application) => {
    const known = tenants.get(application);
    if (known !== undefined) return known;
    const made = compileTenant({ ...facts, applicationAudiences: [application] });
    tenants.set(application, made);
    return made;
  };
}

/** Users by what else they are called, in lower case. */
function namesOf(users: Iterable<UserFacts>): ReadonlyMap<string, readonly UserFacts[]> {
  const names = new Map<string, UserFacts[]>();
  for (const facts of users) {
    const { userPrincipalName, displayName } = facts.user;
    const called = new Set([userPrincipalName, displayName].flatMap((name) => name?.toLowerCase() ?? []));
    for (const name of called) {
      const others = names.get(name);
      if (others === undefined) names.set(name, [facts]);
      else others.push(facts);
    }
  }
  return names;
}

function findUser(
  text: string,
  users: ReadonlyMap<string, UserFacts>,
  names: ReadonlyMap<string, readonly UserFacts[]>,
): UserFacts {
  const wanted = text.trim().toLowerCase();
  const byId = users.get(wanted);
  if (byId !== undefined) return byId;
  const [found, ...others] = names.get(wanted) ?? [];
  if (found === undefined)
    throw new SignInQuestionError(`No user of the facts has the id, user principal name or name "${text}".`);
  if (others.length > 0) {
    const ids = [found, ...others].slice(0, 5).map(({ user }) => user.id);
    throw new SignInQuestionError(
      `"${text}" can mean ${others.length + 1} users. Give the id of one: ${ids.join(', ')}.`,
    );
  }
  return found;
}
