/** HELP_DESK_RESETS: a call to the help desk, replaced by what the desk verifies. NIST SP 800-63B-4 section 4.2.2 */
import type { Level } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import { type EnoughSet, managedDevice, minimalSets, union } from '../authenticators/enough.ts';
import { detailsOf } from '../authenticators/identity-provider.ts';
import { levelOfSet } from '../authenticators/level.ts';
import type { HelpDesk, Verification } from '../configuration.ts';
import type { UserFacts } from '../facts.ts';
import type { CompiledTenant } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { enrolDeviceThenUse } from './device-enrolment.ts';
import type { Gateway } from './front-door.ts';
import { isLeftOut, isServed } from './help-desk-people.ts';
import { changed, type Reach } from './reach.ts';
import { replaced } from './recovery.ts';
import { wayOf } from './way.ts';

type Members = readonly Authenticator[];

const declared = { declared: true } as const;
const assumed = { assumed: true } as const;

/** A manager's word is one factor, and not the user's own: beside anything else it counts like a request that somebody approves. */
const manager: Members = [
  authenticator('helpDeskVerification', { ...declared, holds: 'possession', weak: 'approve-only' }),
];

/** What each verification proves; none proves less, alone or beside what is left to show, than those before it. */
const proves: Readonly<Record<Verification, Members>> = {
  nothing: [],
  questions: [authenticator('securityQuestion', declared)],
  'call-back': [authenticator('sms', declared)],
  manager,
  'manager-in-portal': manager,
  'identity-proofing': [authenticator('identityProofing', declared)],
  'identity-proofing-on-site': [authenticator('identityProofingOnSite', declared)],
};

/** Where nothing is declared: one factor that is known, or the telephone where that is less beside what is left to show. */
const notDeclared: readonly Members[] = [
  [authenticator('helpDeskVerification', assumed)],
  [authenticator('sms', assumed)],
];

function shown(asked: Verification | Level): Members {
  if (typeof asked === 'string') return proves[asked];
  const key = `helpDeskVerification (level ${asked})`;
  return asked === 0 ? [] : [authenticator('helpDeskVerification', { ...detailsOf(asked), ...declared, key })];
}

/** What the desk verifies before it resets a password, and before it binds other authenticators: each a choice of sets. */
function verified(desk: HelpDesk): { readonly resets: readonly Members[]; readonly rebinds: readonly Members[] } {
  const asked = desk.verification ?? desk.level;
  const resets = asked === undefined ? notDeclared : [shown(asked)];
  return { resets, rebinds: desk.rebinds === undefined ? resets : [shown(desk.rebinds)] };
}

/**
 * The level at which a call would open an account that is no person's, if the desk served it, which nobody says; undefined for any
 * other account. It is a question, and no way in.
 */
export function callIfServed(tenant: CompiledTenant, facts: UserFacts): Level | undefined {
  if (!isLeftOut(tenant, facts)) return undefined;
  const levels = verified(tenant.configuration.helpDesk ?? {}).resets.map((members) => levelOfSet(members));
  return Math.min(...levels) as Level;
}

/** What is still to be shown after a reset of password and methods: a managed device, where one is asked for and none can be enrolled. */
function restsOf(gateway: Gateway, reach: Reach): readonly Members[] {
  const asked = reach.opened.offers.offers.map((offer) => (offer.demand.device ? [managedDevice] : []));
  return enrolDeviceThenUse(gateway).length > 0 ? [...asked, []] : asked;
}

/** What the call leaves to show, by what the desk resets. */
function leftAfter(gateway: Gateway, reach: Reach, desk: HelpDesk): ReturnType<typeof changed> {
  const resets = desk.resets ?? 'both';
  const by = verified(desk);
  const first = new Set([gateway.person.means.first.key]);
  const all = reach.withDevice.flatMap((set) => set.members.map((member) => member.key));
  const seconds = new Set(all.filter((key) => !first.has(key) && key !== managedDevice.key));
  const password = (sets: readonly EnoughSet[]) => replaced(sets, first, by.resets);
  const methods = (sets: readonly EnoughSet[]) => replaced(sets, seconds, by.rebinds);
  if (resets === 'password') return changed(gateway, reach, password);
  if (resets === 'methods') return changed(gateway, reach, methods);
  // Beside a managed device, or nothing, either choice of what is not declared is worth the same.
  const whole =
    desk.rebinds === undefined
      ? by.resets.slice(0, 1)
      : by.resets.flatMap((one) => by.rebinds.map((other) => union(one, other)));
  const taken = restsOf(gateway, reach).flatMap((rest) => whole.map((members) => union(members, rest)));
  // Where rebinding asks for more, the password alone may be reset, and what is left is shown.
  if (desk.rebinds === undefined) return { sets: minimalSets(taken), assumptions: [] };
  return changed(gateway, reach, (sets) =>
    minimalSets([...taken, ...[...password(sets), ...methods(sets)].map((set) => set.members)]),
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
  const desk = person.tenant.configuration.helpDesk ?? {};
  if (person.means.external || !isServed(person.tenant, person.facts)) return [];
  const isDeclared = desk.verification !== undefined || desk.level !== undefined;
  if (!isDeclared && person.tenant.judging === 'at best') return [];
  const left = leftAfter(gateway, reach, desk);
  if (left.sets.length === 0) return [];
  const all: readonly AssumptionKey[] = [...(isDeclared ? [] : (['help-desk'] as const)), ...left.assumptions];
  return [
    wayOf({
      kind: 'HELP_DESK_RESETS',
      entry: 'help-desk-call',
      audience: gateway.audience,
      sets: left.sets,
      rule: rules[desk.resets ?? 'both'],
      evidence: ['helpDesk'],
      assumptions: [...gateway.doubts, ...all],
      basis: all.length > 0 ? 'ASSUMED' : 'DECLARED',
    }),
  ];
}
