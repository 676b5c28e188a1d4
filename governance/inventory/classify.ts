/** What an identity is and what for: each with its evidence and how sure that is. A name alone is never more than NAME. */
import type { Declared, Person, Workload } from '../facts.ts';

/** From surest to least: said in postern.yaml, seen in a fact, worked out from several, guessed from the name. */
export const confidences = ['DECLARED', 'OBSERVED', 'DERIVED', 'NAME'] as const;
export type Confidence = (typeof confidences)[number];

/** Something that was worked out. */
export interface Classified<Value extends string = string> {
  readonly value: Value;
  readonly confidence: Confidence;
  readonly evidence: string;
}

/** What an identity is. */
export type IdentitySort =
  | 'PERSON'
  | 'GUEST'
  | 'BREAK_GLASS'
  | 'SERVICE_ACCOUNT'
  | 'SHARED_MAILBOX'
  | 'ROOM'
  | 'AGENT_USER'
  | 'SYNCHRONIZATION_ACCOUNT'
  | 'APPLICATION'
  | 'THIRD_PARTY_APPLICATION'
  | 'MICROSOFT_APPLICATION'
  | 'MANAGED_IDENTITY'
  | 'PIPELINE'
  | 'AGENT'
  | 'AGENT_BLUEPRINT'
  | 'TEST';

type Sort = Classified<IdentitySort>;

/** How machines' accounts are named; attackers and honeypots name theirs so too. */
const machineName = /^(svc|service|sa|app|batch|job|task|sql)[-_.]|[-_.](svc|service)$/i;
const synchronizationName = /^(sync_|ADToAADSyncServiceAccount|On-Premises Directory Synchronization)/i;

const pipelines: readonly RegExp[] = [
  /token\.actions\.githubusercontent\.com/i,
  /gitlab\.com/i,
  /vstoken\.dev\.azure\.com/i,
  /app\.terraform\.io/i,
];

/** What postern.yaml says of each kind. */
const declaredSorts: Readonly<Record<NonNullable<Declared['kind']>, IdentitySort>> = {
  'service-account': 'SERVICE_ACCOUNT',
  'shared-mailbox': 'SHARED_MAILBOX',
  room: 'ROOM',
  pipeline: 'PIPELINE',
  test: 'TEST',
};

function declaredSort({ kind }: Declared): Sort | undefined {
  if (kind === undefined) return undefined;
  return { value: declaredSorts[kind], confidence: 'DECLARED', evidence: 'postern.yaml: identities' };
}

/** What an account is. */
export function sortOfPerson(person: Person): Sort {
  const { id, name, roles } = person;
  if (person.isBreakGlass)
    return { value: 'BREAK_GLASS', confidence: 'DECLARED', evidence: 'postern.yaml: breakGlass' };
  const said = declaredSort(person.declared);
  if (said !== undefined) return said;
  if (person.isServiceAccount)
    return { value: 'SERVICE_ACCOUNT', confidence: 'DECLARED', evidence: 'postern.yaml: serviceAccounts' };
  if (person.agentParent !== undefined)
    return { value: 'AGENT_USER', confidence: 'OBSERVED', evidence: `graph/users:${id} identityParentId` };
  const role = roles.find(({ name }) => name.startsWith('Directory Synchronization Accounts'));
  if (role !== undefined) return { value: 'SYNCHRONIZATION_ACCOUNT', confidence: 'OBSERVED', evidence: role.name };
  if (person.isGuest) return { value: 'GUEST', confidence: 'OBSERVED', evidence: `graph/users:${id} userType` };
  const last = 'value' in person.lastSignIn ? person.lastSignIn.value : undefined;
  if (last !== undefined && last.interactive === undefined && last.nonInteractive !== undefined)
    return { value: 'SERVICE_ACCOUNT', confidence: 'DERIVED', evidence: 'it signs in, and never at a screen' };
  if (synchronizationName.test(name)) return { value: 'SYNCHRONIZATION_ACCOUNT', confidence: 'NAME', evidence: name };
  if (machineName.test(name)) return { value: 'SERVICE_ACCOUNT', confidence: 'NAME', evidence: name };
  return { value: 'PERSON', confidence: 'DERIVED', evidence: 'nothing says otherwise' };
}

/** What a workload is. */
export function sortOfWorkload(workload: Workload): Sort {
  const evidence = `graph/service-principals:${workload.id}`;
  const seen = (value: IdentitySort): Sort => ({ value, confidence: 'OBSERVED', evidence });
  const said = declaredSort(workload.declared);
  if (said !== undefined) return said;
  if (workload.of === 'managedIdentity') return seen('MANAGED_IDENTITY');
  if (workload.of === 'agent') return seen('AGENT');
  if (workload.of === 'agentBlueprint') return seen('AGENT_BLUEPRINT');
  if (workload.isMicrosoft) return seen('MICROSOFT_APPLICATION');
  if (workload.foreignTenant !== undefined) return seen('THIRD_PARTY_APPLICATION');
  const trust = workload.credentials.find(({ issuer = '' }) => pipelines.some((one) => one.test(issuer)));
  if (trust !== undefined) return { value: 'PIPELINE', confidence: 'OBSERVED', evidence: `trusts ${trust.issuer}` };
  return seen('APPLICATION');
}

/** What postern.yaml says that an identity is for; undefined where it says nothing. */
export function declaredPurpose({ purpose }: Declared): Classified | undefined {
  if (purpose === undefined) return undefined;
  return { value: purpose, confidence: 'DECLARED', evidence: 'postern.yaml: identities' };
}

/** What a workload is for, by the best that says it; undefined where nothing does. */
export function purposeOf({ declared, purposes, attachedTo, credentials }: Workload): Classified | undefined {
  const told = declaredPurpose(declared);
  if (told !== undefined) return told;
  const [said] = purposes;
  if (said !== undefined) return { value: said.says, confidence: 'OBSERVED', evidence: said.evidence };
  const [host] = 'value' in attachedTo ? attachedTo.value : [];
  if (host !== undefined)
    return { value: `runs ${host.name}`, confidence: 'DERIVED', evidence: `arm/resources:${host.id}` };
  const trust = credentials.find(({ subject }) => subject !== undefined);
  if (trust?.subject === undefined) return undefined;
  return {
    value: `runs for ${trust.subject}`,
    confidence: 'DERIVED',
    evidence: `the federated credential ${trust.name}`,
  };
}
