/** The record of one identity: what it is, who answers for it, what it can reach, how it ends. Everything is yes, no or unknown. */
import type { Level } from '#catalogue';
import type {
  AnyIdentity,
  Attestation,
  Exposure,
  GovernedTenant,
  Known,
  Owner,
  Person,
  Ref,
  Workload,
} from '../facts.ts';
import { needOf, type Reach, reachesAny } from '../reach.ts';
import { activeOf, answers, isArmed, lifetimeOf } from '../rules/credentials.ts';
import { day } from '../rules/words.ts';
import {
  type Classified,
  declaredPurpose,
  type IdentitySort,
  purposeOf,
  sortOfPerson,
  sortOfWorkload,
} from './classify.ts';
import { type Revocation, revocationOf } from './revocation.ts';

/** Whether what an identity does is kept. */
export type Logging = 'LOGGED' | 'PARTLY' | 'NOT' | 'UNKNOWN';

/** What identities are listed by. */
export const inventoryFlags = [
  'UNOWNED',
  'STALE',
  'REACHES_TENANT_CONTROL',
  'HUMAN_USE',
  'THIRD_PARTY',
  'PURPOSE_OVER',
] as const;
export type InventoryFlag = (typeof inventoryFlags)[number];

/** An owner, graded by what it takes to become the owner against what the identity reaches. */
export interface GradedOwner extends Ref {
  readonly state: Owner['state'];
  readonly exposure: Exposure;
  /** Whether the owner is had for less than the identity needs. */
  readonly isWeaker: boolean;
  /** Of an owner of an agent or a blueprint: whether the owner, who controls it, also answers for it as a sponsor; else null. */
  readonly isSponsor: boolean | null;
}

/** A credential in the record. Days are whole; null: it has none, or that is not told. */
export interface CredentialRecord extends Ref {
  readonly type: 'secret' | 'certificate' | 'federated';
  readonly isActive: boolean;
  readonly ageDays: number | null;
  readonly lifetimeDays: number | null;
  readonly endsAt: number | null;
  readonly lastUse: Known<number | null>;
  readonly sharedWith: readonly Ref[];
  readonly level: Level | null;
}

/** The blueprint of an agent: whoever has one of its credentials is the agent, and what it was granted the agent may inherit. */
export interface BlueprintRecord extends Ref {
  readonly credentials: readonly CredentialRecord[];
  /** Resources whose grants the agent inherits. */
  readonly inherited: Known<readonly string[]>;
}

/** The record. */
export interface InventoryRecord extends Ref {
  readonly sort: Classified<IdentitySort>;
  readonly purpose: Classified | null;
  readonly enabled: boolean;
  readonly createdAt: number | null;
  readonly owners: Known<readonly GradedOwner[]>;
  readonly sponsors: Known<readonly GradedOwner[]>;
  /** Who answers for it, as declared. */
  readonly answersFor: { readonly says: string; readonly state: Owner['state'] | null } | null;
  readonly credentials: readonly CredentialRecord[];
  readonly attachedTo: Known<readonly Ref[]>;
  readonly lastUse: Known<number | null>;
  readonly reach: Reach;
  readonly exposure: Exposure;
  readonly logging: Logging;
  readonly review: Known<boolean>;
  readonly risk: Known<string>;
  /** The end of its purpose, as declared. */
  readonly until: number | null;
  /** When the next of its working credentials ends. */
  readonly expiresAt: number | null;
  readonly revocation: Revocation;
  /** Of an agent: what it was made from. */
  readonly blueprint: BlueprintRecord | null;
  readonly attestation: Known<Attestation | null>;
  readonly flags: readonly InventoryFlag[];
}

/** The record of every workload, and of every account that is no ordinary person's or reaches something. */
export function inventoryOf(tenant: GovernedTenant): InventoryRecord[] {
  const people = tenant.people.filter((one) => reachesAny(one.reach) || sortOfPerson(one).value !== 'PERSON');
  const blueprintOf = new Map(tenant.workloads.flatMap((one) => one.agents.map(({ id }) => [id, one] as const)));
  return [...tenant.workloads, ...people].map((one) => recordOf(one, tenant, blueprintOf.get(one.id)));
}

function recordOf(identity: AnyIdentity, tenant: GovernedTenant, blueprint: Workload | undefined): InventoryRecord {
  const { id, name, kind, enabled, reach, exposure, risk, declared } = identity;
  const own = identity.type === 'workload' ? ofWorkload(identity, tenant) : ofPerson(identity);
  return {
    ...{ id, name, kind, enabled, reach, exposure, risk },
    createdAt: identity.createdAt ?? null,
    until: declared.until ?? null,
    answersFor:
      declared.owner === undefined ? null : { says: declared.owner.says, state: declared.owner.state ?? null },
    ...own,
    logging: tenant.logging(
      identity.type === 'person'
        ? 'user'
        : own.sort.value === 'MANAGED_IDENTITY'
          ? 'managedIdentity'
          : 'servicePrincipal',
    ),
    review: tenant.reviewed(identity),
    revocation: revocationOf(identity),
    blueprint: blueprint === undefined ? null : blueprintRecord(blueprint, tenant),
    attestation: identity.type === 'workload' && identity.of === 'agent' ? identity.attestation : { value: null },
    flags: flagsOf(identity, own, tenant),
  };
}

type Own = Pick<
  InventoryRecord,
  'sort' | 'purpose' | 'owners' | 'sponsors' | 'credentials' | 'attachedTo' | 'lastUse' | 'expiresAt'
>;

function ofPerson(person: Person): Own {
  const { lastSignIn } = person;
  return {
    sort: sortOfPerson(person),
    purpose: declaredPurpose(person.declared) ?? null,
    owners: { value: [] },
    sponsors:
      'value' in person.sponsors
        ? { value: person.sponsors.value.map((one) => gradeOwner(one, needOf(person.reach))) }
        : person.sponsors,
    credentials: [],
    attachedTo: { value: [] },
    lastUse:
      'value' in lastSignIn
        ? { value: Math.max(lastSignIn.value.interactive ?? 0, lastSignIn.value.nonInteractive ?? 0) || null }
        : lastSignIn,
    expiresAt: null,
  };
}

function ofWorkload(workload: Workload, { judgedAt }: GovernedTenant): Own {
  const needs = needOf(workload.reach);
  const graded = (owners: Workload['owners']): Known<readonly GradedOwner[]> =>
    'value' in owners ? { value: owners.value.map((owner) => gradeOwner(owner, needs)) } : owners;
  const active = activeOf(workload, undefined, judgedAt);
  const ends = active.flatMap(({ endsAt }) => endsAt ?? []);
  return {
    sort: sortOfWorkload(workload),
    purpose: purposeOf(workload) ?? null,
    owners: againstSponsors(graded(workload.owners), workload),
    sponsors: graded(workload.sponsors),
    credentials: credentialsOf(workload, judgedAt),
    attachedTo:
      'value' in workload.attachedTo
        ? { value: workload.attachedTo.value.map(({ id, name, kind }) => ({ id, name, kind })) }
        : workload.attachedTo,
    lastUse: orNull(workload.lastUse),
    expiresAt: ends.length === 0 || workload.of === 'managedIdentity' ? null : Math.min(...ends),
  };
}

function credentialsOf(workload: Workload, judgedAt: number): CredentialRecord[] {
  const active = activeOf(workload, undefined, judgedAt);
  return workload.credentials.map((one) => ({
    ...{ id: one.id, name: one.name, kind: one.kind, type: one.type, sharedWith: one.sharedWith },
    isActive: active.includes(one),
    ageDays: one.startsAt === undefined ? null : Math.floor((judgedAt - one.startsAt) / day),
    lifetimeDays: inDays(lifetimeOf(one)),
    endsAt: one.endsAt ?? null,
    lastUse: orNull(one.lastUse),
    level: one.level ?? null,
  }));
}

function blueprintRecord(blueprint: Workload, { judgedAt }: GovernedTenant): BlueprintRecord {
  const { id, name, kind, inherited } = blueprint;
  return { id, name, kind, inherited, credentials: credentialsOf(blueprint, judgedAt) };
}

/** Owners control an agent, sponsors answer for it: whether each owner does both. Where sponsors are not known, neither is that. */
function againstSponsors(
  owners: Known<readonly GradedOwner[]>,
  { of, sponsors }: Workload,
): Known<readonly GradedOwner[]> {
  if ('unknown' in owners || 'unknown' in sponsors || (of !== 'agent' && of !== 'agentBlueprint')) return owners;
  const ids = new Set(sponsors.value.map(({ id }) => id));
  return { value: owners.value.map((owner) => ({ ...owner, isSponsor: ids.has(owner.id) })) };
}

function gradeOwner({ id, name, kind, state, exposure }: Owner, needs: Level): GradedOwner {
  const level = exposure.seen ?? exposure.assumed;
  return { id, name, kind, state, exposure, isWeaker: level !== undefined && level < needs, isSponsor: null };
}

function orNull(known: Known<number | undefined>): Known<number | null> {
  return 'value' in known ? { value: known.value ?? null } : known;
}

function inDays(time: number | undefined): number | null {
  return time === undefined ? null : Math.round(time / day);
}

/** What the identity is listed by; what is not known is no flag. */
function flagsOf(identity: AnyIdentity, own: Own, { judgedAt }: GovernedTenant): InventoryFlag[] {
  const found: InventoryFlag[] = [];
  const before = judgedAt - 90 * day;
  const isOwned =
    identity.type === 'person' ||
    identity.isMicrosoft ||
    identity.of === 'managedIdentity' ||
    answers(identity.declared);
  const isNamed = (owners: Own['owners']) =>
    !('value' in owners) || owners.value.some(({ state }) => state === 'enabled');
  const hasSponsor = 'value' in own.sponsors && isNamed(own.sponsors);
  if (!isOwned && !isNamed(own.owners) && !hasSponsor) found.push('UNOWNED');
  const isOld = identity.createdAt === undefined || identity.createdAt < before;
  if (identity.enabled && isOld && 'value' in own.lastUse && (own.lastUse.value ?? 0) < before) found.push('STALE');
  if (identity.reach.assumed.tenantControl) found.push('REACHES_TENANT_CONTROL');
  if (own.sort.value === 'SERVICE_ACCOUNT' && identity.type === 'person' && 'value' in identity.lastSignIn) {
    if ((identity.lastSignIn.value.interactive ?? 0) > before) found.push('HUMAN_USE');
  }
  if (own.sort.value === 'THIRD_PARTY_APPLICATION') found.push('THIRD_PARTY');
  const { until } = identity.declared;
  const armed = identity.type === 'person' ? identity.enabled : identity.enabled && isArmed(identity, judgedAt);
  if (until !== undefined && until < judgedAt && armed) found.push('PURPOSE_OVER');
  return found;
}
