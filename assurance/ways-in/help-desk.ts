/** HELP_DESK_RESETS: a call to the help desk, replaced by what the desk verifies. NIST SP 800-63B-4 section 4.2.1 */
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import { managedDevice, minimalSets, union } from '../authenticators/enough.ts';
import type { Verification } from '../configuration.ts';
import type { Person } from '../person.ts';
import type { WayIn } from '../way-in.ts';
import { enrolDeviceThenUse } from './device-enrolment.ts';
import type { Gateway } from './front-door.ts';
import { changed, type Reach } from './reach.ts';
import { replaced } from './recovery.ts';
import { wayOf } from './way.ts';

const declared = { declared: true } as const;

/** What each verification proves. */
const proves: Readonly<Record<Verification, readonly Authenticator[]>> = {
  nothing: [],
  questions: [authenticator('securityQuestion', declared)],
  'call-back': [authenticator('sms', declared)],
  manager: [authenticator('helpDeskVerification', declared)],
  'identity-proofing': [authenticator('identityDocument', declared)],
};

function verified(person: Person): {
  readonly members: readonly Authenticator[];
  readonly assumptions: readonly AssumptionKey[];
} {
  const verification = person.tenant.configuration.helpDesk?.verification;
  const members = verification === undefined ? undefined : proves[verification];
  if (members !== undefined) return { members, assumptions: [] };
  return { members: [authenticator('helpDeskVerification', { assumed: true })], assumptions: ['help-desk'] };
}

function covered(person: Person): boolean {
  const desk = person.tenant.configuration.helpDesk;
  return !person.means.external && !(desk?.administrators === false && person.facts.roleTemplateIds.length > 0);
}

/** What is still to be shown after a reset of password and methods: a managed device, where one is asked for and none can be enrolled. */
function restsOf(gateway: Gateway, reach: Reach): readonly (readonly Authenticator[])[] {
  const asked = reach.opened.offers.offers.map((offer) => (offer.demand.device ? [managedDevice] : []));
  return enrolDeviceThenUse(gateway).length > 0 ? [...asked, []] : asked;
}

/** What the call leaves to show, by what the desk resets. */
function leftAfter(gateway: Gateway, reach: Reach, members: readonly Authenticator[]): ReturnType<typeof changed> {
  const { person } = gateway;
  const resets = person.tenant.configuration.helpDesk?.resets ?? 'both';
  if (resets === 'both')
    return { sets: minimalSets(restsOf(gateway, reach).map((rest) => union(members, rest))), assumptions: [] };
  const first = person.means.first.key;
  const all = reach.withDevice.flatMap((set) => set.members.map((member) => member.key));
  const seconds = new Set(all.filter((key) => key !== first && key !== managedDevice.key));
  return changed(gateway, reach, (sets) =>
    replaced(sets, resets === 'password' ? new Set([first]) : seconds, [members]),
  );
}

const rules = {
  both: 'The help desk resets password and methods for whoever shows what it verifies.',
  password: 'The help desk resets the password for whoever shows what it verifies; the rest is still to be shown.',
  methods: 'The help desk resets the methods for whoever shows what it verifies; the rest is still to be shown.',
} as const;

/** HELP_DESK_RESETS at one audience. */
export function helpDeskResets(gateway: Gateway, reach: Reach): readonly WayIn[] {
  const { person } = gateway;
  if (!covered(person)) return [];
  const { members, assumptions } = verified(person);
  const left = leftAfter(gateway, reach, members);
  if (left.sets.length === 0) return [];
  const all = [...assumptions, ...left.assumptions];
  return [
    wayOf({
      kind: 'HELP_DESK_RESETS',
      entry: 'help-desk-call',
      audience: gateway.audience,
      sets: left.sets,
      rule: rules[person.tenant.configuration.helpDesk?.resets ?? 'both'],
      evidence: ['helpDesk'],
      assumptions: [...gateway.doubts, ...all],
      basis: all.length > 0 ? 'ASSUMED' : 'DECLARED',
    }),
  ];
}
