/** Whom a change of facts locks out, makes register or asks for more: both folders are judged as a load judges them. */
import { compileTenant } from '#assurance';
import type { Change } from '#changes';
import { openFacts } from '#facts';
import { AffectedPeople, nobody, type PeopleAffected } from '#routes';
import { readSignInOfFacts } from '../../ingest/index.ts';
import { readConfiguration } from '../read-configuration.ts';
import type { Facts } from './measure-facts.ts';

/** Collections by which nobody's sign-in is judged. */
const besideSignIn = /^(arm\/|graph\/(application|service-principal|app-role|oauth2|group-owners|device-owners))/;

/** Who is affected; nobody is judged where the change touches nothing that people are judged by. Throws FactsError. */
export async function peopleAffected(change: Change, before: Facts, after: Facts): Promise<PeopleAffected> {
  if (change.steps.every((step) => step.kind !== 'declare' && besideSignIn.test(step.collection))) return nobody;
  const [was, is] = [await signInOf(before), await signInOf(after)];
  const affected = new AffectedPeople(was.tenant, is.tenant);
  for (const [id, user] of was.users) {
    const now = is.users.get(id);
    if (now !== undefined) affected.note(user, now);
  }
  const { lockedOut, mustRegister, askedMore } = affected;
  return { lockedOut, mustRegister, askedMore };
}

async function signInOf({ folder, configuration }: Facts) {
  const declared = configuration === undefined ? {} : await readConfiguration(configuration);
  const { tenant: facts, users } = await readSignInOfFacts(await openFacts(folder), declared);
  return { tenant: compileTenant(facts), users };
}
