/** Reads what sign-in is judged by: policies whole, since there are few, and the little that is needed of each user. */
import {
  type AssuranceConfiguration,
  type CompiledTenant,
  compileTenant,
  type KeptCollection,
  type KeptRow,
  keptRow,
  type TenantFacts,
  type UserAuthenticationMethod,
  type UserFacts,
  type UserRegistrationDetails,
} from '#assurance';
import type { CollectionName, Digest, FactsFolder } from '#facts';
import type { Account } from '../snapshot/account.ts';
import { readApplicationAttributes } from './application-attributes.ts';
import { faultOf } from './row-shapes.ts';

/** Where a row that is missing would keep somebody out: cut short, they tell no more than if they had not been collected. */
const onlyWhole: readonly CollectionName[] = [
  'graph/cross-tenant-access-policies',
  'graph/on-premises-synchronization',
];

/** Collections that are read here alone, and so counted here. */
export const signInCollections: readonly CollectionName[] = [
  'graph/conditional-access-policies',
  'graph/named-locations',
  'graph/authentication-strength-policies',
  'graph/authentication-methods-policy',
  'graph/security-defaults',
  'graph/cross-tenant-access-policies',
  'graph/device-registration-policy',
  'graph/service-principal-custom-security-attributes',
  'graph/user-registration-details',
  'graph/user-authentication-methods',
  'graph/user-mfa-state',
];

/** What sign-in is judged by; a map is undefined where its collection was not collected. */
export interface SignInInputs {
  /** The rows with their declared fields; kept in the snapshot. */
  readonly facts: TenantFacts;
  readonly tenant: CompiledTenant;
  readonly registration: ReadonlyMap<string, UserRegistrationDetails> | undefined;
  readonly methods: ReadonlyMap<string, readonly UserAuthenticationMethod[]> | undefined;
  readonly mfaState: ReadonlyMap<string, NonNullable<UserFacts['mfaState']>> | undefined;
}

type Row = Readonly<Record<string, unknown>>;

/** Reads their declared fields; what the operator declares is kept with the policies. Without `digest` no telephone and no mail address is kept. Throws FactsError. */
export async function readSignInInputs(
  folder: FactsFolder,
  account: Account,
  configuration: AssuranceConfiguration,
  digest?: Digest,
): Promise<SignInInputs> {
  const whole = <Name extends KeptCollection>(name: Name) => wholeCollection(folder, name, account);
  // https://learn.microsoft.com/graph/api/overview
  const conditionalAccessPolicies = await whole('graph/conditional-access-policies');
  const facts: TenantFacts = {
    conditionalAccessPolicies,
    namedLocations: await whole('graph/named-locations'),
    authenticationStrengthPolicies: await whole('graph/authentication-strength-policies'),
    authenticationMethodsPolicy: await whole('graph/authentication-methods-policy'),
    securityDefaults: await whole('graph/security-defaults'),
    authorizationPolicy: await whole('graph/authorization-policy'),
    domains: await whole('graph/domains'),
    crossTenantAccess: await whole('graph/cross-tenant-access-policies'),
    onPremisesSynchronization: await whole('graph/on-premises-synchronization'),
    deviceRegistrationPolicy: await whole('graph/device-registration-policy'),
    applicationAttributes: await readApplicationAttributes(folder, account, conditionalAccessPolicies ?? []),
    configuration,
  };
  return {
    facts,
    tenant: compileTenant(facts),
    registration: await byUser(folder, 'graph/user-registration-details', 'id', account),
    methods: await methodsByUser(folder, account, digest),
    mfaState: await byUser(folder, 'graph/user-mfa-state', 'userId', account),
  };
}

async function wholeCollection<Name extends KeptCollection>(
  folder: FactsFolder,
  name: Name,
  account: Account,
): Promise<KeptRow<Name>[] | undefined> {
  if (!folder.has(name)) return undefined;
  const rows: KeptRow<Name>[] = [];
  for await (const row of rowsOf(folder, name, account)) rows.push(keptRow(name, row));
  const isPartial = folder.manifest.collections[name]?.status === 'PARTIAL';
  return isPartial && onlyWhole.includes(name) ? undefined : rows;
}

async function byUser<Name extends 'graph/user-registration-details' | 'graph/user-mfa-state'>(
  folder: FactsFolder,
  name: Name,
  key: string,
  account: Account,
): Promise<Map<string, KeptRow<Name>> | undefined> {
  if (!folder.has(name)) return undefined;
  const found = new Map<string, KeptRow<Name>>();
  for await (const row of rowsOf(folder, name, account)) {
    const user = row[key];
    if (typeof user === 'string') found.set(user.toLowerCase(), keptRow(name, row));
  }
  return found;
}

async function methodsByUser(
  folder: FactsFolder,
  account: Account,
  digest: Digest | undefined,
): Promise<Map<string, UserAuthenticationMethod[]> | undefined> {
  if (!folder.has('graph/user-authentication-methods')) return undefined;
  const found = new Map<string, UserAuthenticationMethod[]>();
  for await (const row of rowsOf(folder, 'graph/user-authentication-methods', account)) {
    if (typeof row.userId !== 'string') continue;
    const user = row.userId.toLowerCase();
    const method = keptRow('graph/user-authentication-methods', row, digest);
    const own = found.get(user);
    if (own === undefined) found.set(user, [method]);
    else own.push(method);
  }
  return found;
}

/** The rows of a collection; each line is counted, unless the collection has a reader of its own that counts it. */
async function* rowsOf(folder: FactsFolder, name: CollectionName, account: Account): AsyncGenerator<Row> {
  const counts = signInCollections.includes(name) ? account.of(name) : undefined;
  for await (const line of folder.lines(name)) {
    if (counts) counts.read += 1;
    const fault = 'unreadable' in line ? line.unreadable : faultOf(name, line.value);
    if (fault === undefined) {
      if (counts) counts.used += 1;
      yield ('value' in line ? line.value : {}) as Row;
    } else if (counts) {
      account.skip(name, fault, `line ${line.number}`);
    }
  }
}
