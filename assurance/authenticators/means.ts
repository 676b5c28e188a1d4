/** A user's means to sign in: every base set of authenticators that Entra ID accepts as one sign-in. */

import type { EntryName } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { UserFacts } from '../facts.ts';
import { type TrustedDevices, trustedDevices } from '../policies/devices.ts';
import { canonical, mfaCombinations, modesOf } from '../policies/strengths.ts';
import { authenticatesExternally, issuersOf, type Subject } from '../policies/subject.ts';
import { word } from '../policies/words.ts';
import type { CompiledTenant } from '../tenant.ts';
import { type Authenticator, authenticator } from './authenticator.ts';
import { assertedBy, federatedDomain, inboundTrust, mfaBehaviorOf } from './identity-provider.ts';
import { allowanceOf, type Targeted } from './methods-policy.ts';
import { maySignInBySms, type Registered, smsSignInOf, usable } from './registered.ts';

/** One sign-in's worth of authenticators. */
export interface BaseSet {
  readonly members: readonly Authenticator[];
  /** Its combinations in the sense of authentication strengths, canonical; empty for what no strength knows. */
  readonly combinations: readonly string[];
  /** True where it carries an MFA claim. */
  readonly mfa: boolean;
}

/** How one user signs in. */
export interface Means {
  readonly entry: EntryName;
  readonly sets: readonly BaseSet[];
  /** The secret that a password reset replaces: this tenant's password, or the federated provider's first factor. */
  readonly first: Authenticator;
  readonly federated: boolean;
  /** True where somebody else signs the user in: another tenant, an agent user's parent agent. */
  readonly external: boolean;
  /** Which managed devices are trusted here: of another tenant perhaps some, perhaps none. */
  readonly devices: TrustedDevices;
  /** Every usable authenticator registered here. */
  readonly registered: readonly Authenticator[];
  readonly assumptions: readonly AssumptionKey[];
}

const mfaSet: ReadonlySet<string> = new Set(mfaCombinations.map(canonical));

/** Modes that sign in alone. */
const alone: ReadonlySet<string> = new Set(
  [
    'password',
    'federatedSingleFactor',
    'federatedMultiFactor',
    'x509CertificateSingleFactor',
    'x509CertificateMultiFactor',
    'fido2',
    'windowsHelloForBusiness',
    'deviceBasedPush',
    'temporaryAccessPassOneTime',
    'temporaryAccessPassMultiUse',
    'qrCodePin',
  ].map((mode) => mode.toLowerCase()),
);

/** The second factors that an external user may register here. */
const forExternal: ReadonlySet<string> = new Set([
  'sms',
  'voice',
  'alternateTelephone',
  'officeTelephone',
  'microsoftAuthenticatorPush',
  'softwareOath',
]);

/** Gives each registered authenticator a key that is unique within the user: the name, `#2` for the second of its kind. */
export function keyed(registered: readonly Registered[]): readonly Authenticator[] {
  const counts = new Map<string, number>();
  return registered.map(({ name, details }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return authenticator(name, { ...details, key: count === 1 ? name : `${name}#${count}` });
  });
}

/** A person's certificate, which nobody registers: whoever the methods policy lets use one is taken to have one. */
export function certificates(tenant: CompiledTenant, user: Targeted): readonly Registered[] {
  const configuration = tenant.methods?.configurations.get('x509certificate');
  const allowance = allowanceOf(tenant.methods, 'x509certificate', user);
  if (configuration === undefined || allowance === undefined) return [];
  const mode = configuration.authenticationModeConfiguration;
  const modes = [
    mode?.x509CertificateAuthenticationDefaultMode,
    ...(mode?.rules ?? []).map((rule) => rule?.x509CertificateAuthenticationMode),
  ];
  const multi = modes.some((one) => word(one) === 'x509certificatemultifactor');
  const told = tenant.configuration.certificatesNonExportable;
  const isSafe = told ?? tenant.judging === 'at best';
  const assumptions: readonly AssumptionKey[] = [
    ...(told === undefined && !isSafe ? (['certificate-exportable'] as const) : []),
    ...(allowance.assumption === undefined ? [] : [allowance.assumption]),
  ];
  const details = told === true ? { declared: true, assumptions } : { assumptions };
  if (multi) return [{ name: isSafe ? 'smartCard' : 'certificate', details }];
  return [{ name: isSafe ? 'smartCardSingleFactor' : 'certificateSingleFactor', details }];
}

/** Whether a text message signs in alone: the telephone's own row says so, else the methods policy does. */
function smsSignIn(tenant: CompiledTenant, facts: UserFacts, user: Targeted): boolean {
  const state = smsSignInOf(facts);
  if (state !== 'not told') return state === 'ready';
  const allowance = maySignInBySms(tenant.methods, user);
  return allowance !== undefined && (tenant.judging === 'at worst' || allowance.assumption === undefined);
}

/** Every way to fill a combination of modes from the authenticators at hand. */
function fill(
  modes: readonly string[],
  at: ReadonlyMap<string, readonly Authenticator[]>,
): readonly (readonly Authenticator[])[] {
  let filled: readonly (readonly Authenticator[])[] = [[]];
  for (const mode of modes) filled = filled.flatMap((set) => (at.get(mode) ?? []).map((one) => [...set, one]));
  return filled;
}

/** The base sets that the given authenticators make, over every combination that Entra ID or a strength of the tenant knows. */
export function baseSets(
  all: readonly Authenticator[],
  combinations: ReadonlySet<string>,
  mayStandAlone: ReadonlySet<string> = alone,
): BaseSet[] {
  const at = new Map<string, Authenticator[]>();
  for (const one of all) {
    const mode = word(one.mode);
    if (mode !== '') at.set(mode, [...(at.get(mode) ?? []), one]);
  }
  const sets: BaseSet[] = [];
  for (const combination of combinations) {
    // What stands beside a mode that is not known may be enough: the unknown one is taken to be had by anybody.
    const { known, unknown } = modesOf(combination);
    if (known.length === 0 || (known.length + unknown.length === 1 && !mayStandAlone.has(combination))) continue;
    for (const members of fill(known, at))
      sets.push({ members, combinations: [combination], mfa: mfaSet.has(combination) });
  }
  return sets;
}

/** First factor plus what no strength knows: an external method, a method that is not known. */
function besides(first: Authenticator, all: readonly Authenticator[]): readonly BaseSet[] {
  return all
    .filter((one) => one.name === 'externalAuthenticationMethod' || one.name === 'unknownMethod')
    .map((one) => ({ members: [first, one], combinations: [], mfa: true }));
}

function externalMeans(
  tenant: CompiledTenant,
  facts: UserFacts,
  subject: Subject,
  registered: readonly Authenticator[],
): Means {
  const [issuer] = issuersOf(facts);
  const byMail = issuer === 'mail';
  const asserted = assertedBy(subject.homeTenantId ?? issuer, tenant, true);
  const first = byMail ? authenticator('mailbox') : asserted.first;
  const trust = inboundTrust(tenant, subject.homeTenantId);
  const homeIsEntra =
    !byMail && (issuer === undefined || issuer === 'externalazuread' || subject.homeTenantId !== undefined);
  const seconds = registered.filter((one) => forExternal.has(one.name));
  const sets: BaseSet[] = [
    { members: [first], combinations: byMail ? ['email'] : ['federatedsinglefactor'], mfa: false },
  ];
  for (const second of seconds) {
    const mode = second.mode ?? second.name;
    sets.push({
      members: [first, second],
      combinations: [canonical(`password,${mode}`), canonical(`federatedSingleFactor,${mode}`)],
      mfa: true,
    });
  }
  if (homeIsEntra && trust.mfa)
    sets.push({
      members: [{ ...asserted.mfa, anyStrength: true }],
      combinations: ['federatedmultifactor'],
      mfa: true,
    });
  const assumptions = trust.assumption !== undefined && homeIsEntra ? [trust.assumption] : [];
  return {
    entry: 'other-tenant',
    sets,
    first,
    federated: false,
    external: true,
    devices: trustedDevices(homeIsEntra && trust.compliant, homeIsEntra && trust.hybrid),
    registered: seconds,
    assumptions,
  };
}

/** An agent user has no authenticator of its own: the token of its parent agent signs it in. https://learn.microsoft.com/entra/agent-id/identity-platform/agent-users */
const ofAgent: Means = {
  entry: 'sign-in',
  sets: [],
  first: authenticator('parentAgent'),
  federated: false,
  external: true,
  devices: 'none',
  registered: [],
  assumptions: [],
};

/** How this user signs in. */
export function meansOf(tenant: CompiledTenant, facts: UserFacts, subject: Subject): Means {
  if (subject.isAgent) return ofAgent;
  const registered = keyed(usable(facts, subject, tenant.methods, tenant.judging));
  if (authenticatesExternally(facts)) return externalMeans(tenant, facts, subject, registered);
  const domain = federatedDomain(facts, tenant.facts.domains);
  const suffix = word(domain?.id) || undefined;
  const behavior = domain === undefined ? undefined : mfaBehaviorOf(domain);
  const asserted = assertedBy(suffix, tenant, false);
  const first = domain === undefined ? authenticator('password') : asserted.first;
  const claims = behavior === 'accept' || behavior === 'enforce' ? [asserted.mfa] : [];
  const own = [...registered.filter((one) => one.name !== 'mailbox'), ...keyed(certificates(tenant, subject))];
  const standing = smsSignIn(tenant, facts, subject) ? new Set([...alone, 'sms']) : alone;
  const made = baseSets([first, ...claims, ...own], tenant.combinations, standing);
  const sets = [...made, ...besides(first, own)].filter(
    (set) => behavior !== 'enforce' || set.members.length === 1 || !set.members.includes(first),
  );
  const assumptions: AssumptionKey[] = tenant.facts.domains === undefined ? ['domains-not-collected'] : [];
  return {
    entry: 'sign-in',
    sets,
    first,
    federated: domain !== undefined,
    external: false,
    devices: 'all',
    registered: own,
    assumptions,
  };
}
