/** Tenants in a few words: whatever a test does not say is enabled, known and reaches nothing. */
import { createHash } from 'node:crypto';
import type { Level } from '#catalogue';
import {
  type Extent,
  type Finding,
  find,
  type GovernedTenant,
  type Holding,
  nothing,
  type Owner,
  type Person,
  type Reach,
  type Sensitive,
  type WayIn,
  type Workload,
  type WorkloadCredential,
} from '#governance';

/** When the facts of a sketch were collected. */
export const now = Date.parse('2026-11-01T00:00:00Z');
export const day = 86_400_000;

const extent = (needs: Level, tenantControl = needs === 4): Extent => ({
  needs,
  tenantControl,
  resources: 1,
  examples: [{ id: 'target', name: tenantControl ? 'the tenant' : 'kv-payments', required: needs }],
});

/** Reaches a vault that needs 3; control of the tenant, which needs 4; the vault as far as is assumed; nothing. */
export const reaches = {
  vault: { seen: extent(3), assumed: extent(3) },
  tenant: { seen: extent(4), assumed: extent(4) },
  perhaps: { seen: nothing, assumed: extent(3) },
  nothing: { seen: nothing, assumed: nothing },
} as const satisfies Record<string, Reach>;

const exposure = { seen: 1, assumed: 1 } as const;
const identity = {
  enabled: true,
  createdAt: now - 400 * day,
  risk: { value: 'none' },
  declared: {},
  weakens: [],
} as const;

export function person(more: Partial<Person> = {}): Person {
  return {
    ...{ ...identity, type: 'person', id: 'ada', name: 'Ada', kind: 'User', exposure, reach: reaches.vault },
    ...{ isGuest: false, isSynchronized: false, isBreakGlass: false, isServiceAccount: false },
    ...{ agentParent: undefined, passwordChangedAt: undefined, sponsors: { value: [] } },
    lastSignIn: { value: { interactive: now - day, nonInteractive: now - day } },
    ...{ waysIn: [], activations: [], exclusions: [], roles: [], brokenRules: [] },
    ...more,
  };
}

export function way(kind: WayIn['kind'], gate: Level, more: Partial<WayIn> = {}): WayIn {
  const { reach = reaches.vault, at = 'ada' } = more;
  return {
    kind,
    gate,
    assumed: false,
    authenticators: ['password'],
    evidence: ['e'],
    says: undefined,
    at,
    reach,
    ...more,
  };
}

export function credential(
  type: WorkloadCredential['type'],
  more: Partial<WorkloadCredential> = {},
): WorkloadCredential {
  const level = type === 'secret' ? 1 : 3;
  return {
    ...{ type, id: `${type}:key`, name: 'key', kind: 'Credential', heldBy: 'app', onServicePrincipal: false },
    ...{ keyIds: ['key'], startsAt: now - 10 * day, endsAt: now + 80 * day, level, levelAssumed: false },
    ...{ issuer: undefined, subject: undefined, expression: undefined, sharedWith: [], leakedAt: [] },
    lastUse: { value: now - day },
    ...more,
  };
}

export function owner(more: Partial<Owner> = {}): Owner {
  return { id: 'olu', name: 'Olu', kind: 'User', state: 'enabled', exposure: { seen: 4, assumed: 4 }, ...more };
}

/** A role or permission by its name. */
export function holds(name: string, scope?: Holding['scope']): Holding {
  return { id: name, name, scope, evidence: [`arm/role-assignments:${name}`], controlsTenant: false };
}

export function workload(more: Partial<Workload> = {}): Workload {
  return {
    ...{ ...identity, type: 'workload', id: 'sp', name: 'Ledger', kind: 'ServicePrincipal', exposure },
    ...{ of: 'application', appId: 'appid', application: 'app', servicePrincipal: 'sp', foreignTenant: undefined },
    ...{ isMicrosoft: false, isMultiTenant: false, isLocked: false, verifiedPublisher: undefined },
    purposes: [{ says: 'ledger', evidence: 'notes' }],
    reach: reaches.vault,
    credentials: [],
    owners: { value: [owner()] },
    sponsors: { value: [] },
    lastUse: { value: now - day },
    attachedTo: { value: [] },
    holds: [holds('Owner @ hq')],
    agents: [],
    attestation: { value: { lastAt: undefined, issues: [] } },
    ...{ inherited: { value: [] }, gated: { value: true }, overprivileged: { value: false } },
    ...more,
  };
}

export function sensitive(more: Partial<Sensitive> = {}): Sensitive {
  const named = { id: 'kv', name: 'kv-payments', kind: 'KeyVault', required: 3, isTenant: false } as const;
  return { ...named, exposure: { seen: 3, assumed: 3 }, because: 'a vault', sharedKey: undefined, ...more };
}

/** A tenant with these people, workloads or resources. */
export function tenantOf(more: Partial<GovernedTenant> = {}): GovernedTenant {
  return {
    ...{ id: 'tenant', name: 'Bank', judgedAt: now, people: [], workloads: [], sensitive: [], missing: new Map() },
    credentialRules: { value: { secretsBlocked: true } },
    logging: () => 'UNKNOWN',
    reviewed: () => ({ unknown: ['graph/access-reviews'] }),
    agentsGated: { value: true },
    ...{ environmentOf: () => undefined, keepsActions: [] },
    consent: undefined,
    ...more,
  };
}

export const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What is found in a tenant, by one rule where it is named. */
export function foundIn(tenant: GovernedTenant, rule?: string): Finding[] {
  return find(tenant, { digest }).filter((one) => rule === undefined || one.rule === rule);
}
