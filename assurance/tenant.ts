/** A tenant made ready: its policies, strengths, locations and methods policy comparable, its contexts enumerated, its answers remembered. */
import { type Judging, tenantAnsweredWell } from './answered-well.ts';
import type { AssumptionKey } from './assumptions.ts';
import { type Audience, type AudienceEntry, appIdOf, audienceNames, audiences } from './audiences.ts';
import { type CompiledMethodsPolicy, compileMethodsPolicy } from './authenticators/methods-policy.ts';
import type { AssuranceConfiguration } from './configuration.ts';
import type { TenantFacts } from './facts.ts';
import { matchTarget } from './policies/applications.ts';
import { adversary, type ContextClass, contextsOf, legacyClients } from './policies/contexts.ts';
import { compileLocation, type Locations } from './policies/locations.ts';
import { insidePlaces } from './policies/places.ts';
import { type CompiledPolicy, compilePolicy, matchKind } from './policies/policy.ts';
import { type CompiledStrength, canonical, compileStrengths, mfaCombinations } from './policies/strengths.ts';
import { surelyEnforced } from './policies/surely-enforced.ts';
import { lowered } from './policies/words.ts';
import type { SignInLocation, SignInTarget } from './sign-in.ts';

/** The ways to come to a sign-in page, each with its contexts. */
export type Door = 'modern' | 'legacy' | 'relay' | 'trusted' | 'enrolled-device' | 'domain-device';

/** A tenant made ready. Make one per snapshot; `remembered` holds answers that users with the same signature share. */
export interface CompiledTenant {
  readonly facts: TenantFacts;
  readonly configuration: AssuranceConfiguration;
  /** How open questions are judged. */
  readonly judging: Judging;
  /** The same tenant with its open questions answered well. */
  readonly atBest: CompiledTenant;
  /** Every policy, in the order given. */
  readonly policies: readonly CompiledPolicy[];
  /** The policies that have an effect on people; bit n of a mask is the nth. */
  readonly enforced: readonly CompiledPolicy[];
  /** Policies about people that are not understood: enabled, or in a state that is not known. */
  readonly discounted: readonly CompiledPolicy[];
  readonly locations: Locations;
  readonly strengths: ReadonlyMap<string, CompiledStrength>;
  readonly methods: CompiledMethodsPolicy | undefined;
  /** Every combination of methods that Entra ID or a strength knows, canonical. */
  readonly combinations: ReadonlySet<string>;
  /** Every audience that is assessed. */
  readonly audiences: readonly Audience[];
  readonly contexts: (door: Door) => readonly ContextClass[];
  /** The enforced policies about a target, as a mask. */
  readonly about: (target: SignInTarget) => bigint;
  /** What is assumed about which enforced policies are about a target: bits of policies, each with its assumption. */
  readonly assumedAbout: (target: SignInTarget) => AboutTarget['assumed'];
  /** Ids that make a difference: those that policies name, and those that targets of methods and devices name. */
  readonly named: {
    readonly policyGroups: ReadonlySet<string>;
    readonly policyRoles: ReadonlySet<string>;
    readonly policyUsers: ReadonlySet<string>;
    readonly groups: ReadonlySet<string>;
    readonly users: ReadonlySet<string>;
  };
  /** What not collected means for everybody. */
  readonly assumptions: readonly AssumptionKey[];
  readonly remembered: Map<string, unknown>;
}

const singles = ['password', 'sms', 'federatedSingleFactor', 'x509CertificateSingleFactor', 'qrCodePin'];

/**
 * The resources at which baseline scopes are to be had: Microsoft Graph, and Windows Azure Active Directory, as which such scopes are evaluated.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions
 */
const directories: ReadonlySet<string> = new Set([appIdOf('graph'), '00000002-0000-0000-c000-000000000000']);

/** The targets that stand for an audience: its resource, and the user action that guards it. */
export function targetsOf(audience: Audience): readonly SignInTarget[] {
  const entry: AudienceEntry | undefined = Object.hasOwn(audiences, audience)
    ? audiences[audience as keyof typeof audiences]
    : undefined;
  const appId = appIdOf(audience);
  const resource: SignInTarget = directories.has(appId)
    ? { kind: 'resource', appId, baselineScopes: true }
    : { kind: 'resource', appId };
  return entry?.userAction === undefined ? [resource] : [resource, { kind: 'action', action: entry.userAction }];
}

/** The policies that can make a difference at an audience: those about it, about registering methods and about registering devices. */
export function relevantTo(tenant: CompiledTenant, audience: Audience): bigint {
  const registering: SignInTarget = { kind: 'action', action: 'urn:user:registersecurityinfo' };
  const targets = [...targetsOf(audience), ...targetsOf('device-registration'), registering];
  return targets.reduce((bits, target) => bits | tenant.about(target), 0n);
}

/** Remembers what `compute` gives under this key. */
export function remember<T>(tenant: Pick<CompiledTenant, 'remembered'>, key: string, compute: () => T): T {
  const known = tenant.remembered.get(key);
  if (known !== undefined) return known as T;
  const value = compute();
  tenant.remembered.set(key, value);
  return value;
}

/** The contexts of each door; `places` undefined: wherever an adversary at large can be. */
export function contextsBy(
  locations: Locations,
  enforced: readonly CompiledPolicy[],
  judging: Judging,
  places?: readonly SignInLocation[],
): (door: Door) => readonly ContextClass[] {
  const free = { ...adversary(locations), ...(places === undefined ? {} : { places }) };
  const choices = {
    modern: () => free,
    legacy: () => ({ ...free, clients: legacyClients, devices: ['unregistered'] }) as const,
    relay: () => ({ ...free, devices: ['unregistered'], flows: ['deviceCodeFlow', 'authenticationTransfer'] }) as const,
    trusted: () => ({ ...free, places: insidePlaces(locations) }),
    'enrolled-device': () => ({ ...free, devices: ['registered', 'compliant'] }) as const,
    'domain-device': () => ({ ...free, devices: ['hybridJoined'] }) as const,
  };
  const made = new Map<Door, readonly ContextClass[]>();
  return (door) => {
    const known = made.get(door) ?? contextsOf(choices[door](), enforced, locations, judging);
    made.set(door, known);
    return known;
  };
}

/** Which enforced policies are about a target, and where that is an assumption. */
interface AboutTarget {
  readonly mask: bigint;
  readonly assumed: readonly { readonly bit: bigint; readonly assumption: AssumptionKey }[];
}

/** Finds out once for each target. */
function matchesBy(enforced: readonly CompiledPolicy[], facts: TenantFacts): (target: SignInTarget) => AboutTarget {
  const made = new Map<string, AboutTarget>();
  const find = (target: SignInTarget): AboutTarget => {
    const matches = enforced.map((policy, at) => ({
      ...matchTarget(policy.source.conditions?.applications, target, facts),
      bit: 1n << BigInt(at),
    }));
    return {
      mask: matches.reduce((bits, { applies, bit }) => (applies ? bits | bit : bits), 0n),
      assumed: matches.flatMap(({ bit, assumption }) => (assumption === undefined ? [] : [{ bit, assumption }])),
    };
  };
  return (target) => {
    const key = Object.values(target).join(' ');
    const known = made.get(key) ?? find(target);
    made.set(key, known);
    return known;
  };
}

/** Security defaults cannot be on beside an enabled policy, so not having collected them matters only where there is none. */
function assumed(facts: TenantFacts, anyEnabled: boolean): readonly AssumptionKey[] {
  const keys: AssumptionKey[] = [];
  if (facts.conditionalAccessPolicies === undefined) keys.push('policies-not-collected');
  if (facts.securityDefaults === undefined && !anyEnabled) keys.push('security-defaults-not-collected');
  return keys;
}

/**
 * Makes the facts of a tenant ready. Never throws on a strange row; what it does not understand does not protect. The
 * tenant at its best is made at first need.
 */
export function compileTenant(facts: TenantFacts): CompiledTenant {
  let atBest: CompiledTenant | undefined;
  return {
    ...compile(facts, 'at worst'),
    get atBest() {
      atBest ??= compileAtBest(facts);
      return atBest;
    },
  };
}

function compileAtBest(facts: TenantFacts): CompiledTenant {
  return {
    ...compile(tenantAnsweredWell(facts), 'at best'),
    get atBest() {
      return this;
    },
  };
}

function compile(facts: TenantFacts, judging: Judging): Omit<CompiledTenant, 'atBest'> {
  const rows = (facts.conditionalAccessPolicies ?? []).filter((row) => row !== null && typeof row === 'object');
  const compiled = rows.map(compilePolicy);
  const policies = judging === 'at best' ? compiled : compiled.map((policy) => surelyEnforced(policy, facts));
  const live = policies.filter(
    (policy) => (policy.state === 'on' || policy.strange.includes('state')) && !policy.workload,
  );
  const enforced = live.filter((policy) => matchKind(policy).applies);
  const anyEnabled = policies.some((policy) => policy.state === 'on');
  const locations =
    facts.namedLocations &&
    new Map(
      facts.namedLocations
        .filter((row) => row?.id)
        .map(compileLocation)
        .map((one) => [one.id, one]),
    );
  const strengths = compileStrengths(facts.authenticationStrengthPolicies, rows);
  const methods = compileMethodsPolicy(facts.authenticationMethodsPolicy);
  const matched = matchesBy(enforced, facts);
  const about = (target: SignInTarget): bigint => matched(target).mask;
  const listed = live.flatMap((policy) => [policy.users.include, policy.users.exclude]);
  const union = (of: (list: (typeof listed)[number]) => ReadonlySet<string>) =>
    new Set(listed.flatMap((list) => [...of(list)]));
  const registration = facts.deviceRegistrationPolicy?.[0];
  const { helpDesk } = facts.configuration ?? {};
  const joiners = [registration?.azureADJoin?.allowedToJoin, registration?.azureADRegistration?.allowedToRegister];
  return {
    facts,
    configuration: facts.configuration ?? {},
    judging,
    policies,
    enforced,
    discounted: live.filter((policy) => !matchKind(policy).applies),
    locations,
    strengths,
    methods,
    combinations: new Set(
      [...singles, ...mfaCombinations, ...[...strengths.values()].flatMap((one) => one.combinations)].map(canonical),
    ),
    audiences: [...audienceNames, ...(facts.applicationAudiences ?? []).map((id) => id.toLowerCase())],
    contexts: contextsBy(locations, enforced, judging),
    about,
    assumedAbout: (target) => matched(target).assumed,
    named: {
      policyGroups: union((list) => list.groups),
      policyRoles: union((list) => list.roles),
      policyUsers: union((list) => list.users),
      groups: new Set([
        ...(methods?.named ?? []),
        ...[...joiners, helpDesk?.serves, helpDesk?.exempt].flatMap((one) => [...lowered(one?.groups)]),
      ]),
      users: new Set([...(methods?.named ?? []), ...joiners.flatMap((one) => [...lowered(one?.users)])]),
    },
    assumptions: assumed(facts, anyEnabled),
    remembered: new Map(),
  };
}
