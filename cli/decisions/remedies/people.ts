/** Changes that close findings about people: how they sign in, recover, register and stay signed in. */
import type { ChangeStep, Row } from '#changes';
import {
  askEveryTimeOf,
  blockFlowsOf,
  blockLegacyOf,
  type Fix,
  fixesOfSetting,
  guardRegistrationOf,
  includeAgain,
  keySteps,
  narrowResetOf,
  type Person,
  strengthenPerson,
} from '#links';
import { personOf, reports } from '../people.ts';
import type { Remediable, Remedy, RemedyChange, RemedyGround } from './remedy.ts';
import { together } from './remedy.ts';

/** The person whom a finding is about; undefined where the registration report has no row. Throws FactsError. */
async function personIn(id: string, { facts }: RemedyGround): Promise<Person | undefined> {
  const [registration] = await facts.where(reports[0], 'id', id);
  if (registration === undefined) return undefined;
  const methods = facts.isComplete(reports[1]) ? await facts.where(reports[1], 'userId', id) : undefined;
  return personOf(id, registration, methods);
}

/** The change of a fix for the person whom the finding is about. */
const ofPerson =
  (fix: (person: Person) => Fix): Remedy =>
  async ({ subject }, ground) => {
    const person = await personIn(subject.id, ground);
    return person && fix({ ...person, name: subject.name });
  };

/** The same, where the fix asks for nothing but who it is. */
const ofNamed =
  (fix: (person: Remediable['subject']) => Fix): Remedy =>
  async ({ subject }) =>
    fix(subject);

/** Keys for somebody, as a change that others build on; undefined for whoever is no person of the report. Throws FactsError. */
export async function strengthened(id: string, ground: RemedyGround): Promise<RemedyChange | undefined> {
  const person = await personIn(id, ground);
  return person && strengthenPerson(person);
}

/** The desk proofs the identity on site before it resets anybody. */
const proofAtTheDesk: Remedy = async () => ({
  change: {
    title: 'Have the help desk proof the identity on site before it resets anybody',
    steps: [{ kind: 'declare', declare: { 'helpDesk.verification': 'identity-proofing-on-site' } }],
  },
  first: ['Change the procedure and train the desk: to declare it is the last step, and no repair by itself.'],
  undo: 'Declare what the desk does then.',
});

/** Nobody stays left out of the policy by the groups, or by the name, that the finding tells. Emergency accounts do. */
const includedAgain: Remedy = async ({ subject, target, evidence }, { facts, spared }) => {
  if (target === null) return undefined;
  const [policy] = await facts.where('graph/conditional-access-policies', 'id', target.id);
  const groups = evidence.flatMap((one) => /^graph\/groups:(.+)$/.exec(one)?.[1]?.toLowerCase() ?? []);
  const left = new Set(groups.length > 0 ? groups : [subject.id]);
  const fixes = policy === undefined ? [] : includeAgain(policy, left, spared.leftOut);
  return fixes.length < left.size ? undefined : together(`Stop leaving ${subject.name} out of ${target.name}`, fixes);
};

/** Keys and an alert for a break-glass account: what else it lacks is for people to decide. */
const emergencyKept: Remedy = async ({ subject, evidence }, ground) => {
  const broken = new Set(evidence);
  const person = await personIn(subject.id, ground);
  if (person === undefined || broken.has('excluded everywhere') || broken.has('no other use')) return undefined;
  const steps: ChangeStep[] = broken.has('phishing-resistant') ? keySteps(person) : [];
  if (broken.has('alerting declared')) steps.push({ kind: 'declare', declare: { breakGlassAlerting: true } });
  return {
    change: { title: `Give ${subject.name} two security keys, and an alert on every sign-in`, steps },
    first: [
      'Store the two keys apart. Make the alert, and see it come, before it is declared.',
      'See that the account signs in with each key.',
    ],
    undo: 'Let the old methods be registered again.',
  };
};

/** Entra ID signs in the people of the domain whose other directory signs somebody in. */
const signedInHere: Remedy = async ({ evidence }, { facts }) => {
  const fixes: RemedyChange[] = [];
  for (const row of await facts.all('graph/domains'))
    if (evidence.some((one) => one.toLowerCase() === `graph/domains:${String(row.id).toLowerCase()}`))
      fixes.push(...ofSetting('graph/domains', row));
  return together(fixes[0]?.change.title ?? '', fixes);
};

const ofSetting = (collection: Parameters<typeof fixesOfSetting>[0], row: Row) =>
  fixesOfSetting(collection, row, new Set());

/** Keys for whoever is at risk, and the risk closed. */
const riskHandled: Remedy = async ({ subject }, ground) => {
  const keys = await strengthened(subject.id, ground);
  const [risky] = await ground.facts.where('graph/risky-users', 'id', subject.id);
  if (keys === undefined || risky === undefined) return undefined;
  const closed: RemedyChange = {
    change: {
      title: '',
      steps: [
        { kind: 'set', collection: 'graph/risky-users', row: { id: risky.id }, set: { riskState: 'remediated' } },
      ],
    },
    first: ['Revoke all sessions, and replace password and methods in person.'],
    undo: 'The state of the risk is history.',
  };
  return together(`Take ${subject.name} back from whoever may have it, and close the risk`, [closed, keys]);
};

/** By rule. */
export const peopleRemedies: Readonly<Record<string, Remedy>> = {
  H02: ofPerson(narrowResetOf),
  H03: proofAtTheDesk,
  H04: ofNamed(guardRegistrationOf),
  H05: ofNamed(blockLegacyOf),
  H06: ofNamed(blockFlowsOf),
  H07: ofPerson(strengthenPerson),
  H08: includedAgain,
  H12: emergencyKept,
  H13: ofNamed(askEveryTimeOf),
  H14: signedInHere,
  H18: riskHandled,
};
