/** What people are judged by once some steps of a change are made; or why that cannot be told from what a snapshot keeps. */
import {
  type ConditionalAccessPolicy,
  isEmpty,
  type KeptCollection,
  keptRow,
  type TenantFacts,
  type UserFacts,
} from '#assurance';
import { ChangeError, type ChangeStep, fits, type Row, type RowStep, setFields } from '#changes';

/** Collections that nothing but sign-in is judged by, each with the field that the engine reads it in and the paths that may change. */
const ofTenant = {
  'graph/conditional-access-policies': { field: 'conditionalAccessPolicies', paths: /./ },
  'graph/authentication-methods-policy': { field: 'authenticationMethodsPolicy', paths: /./ },
  'graph/security-defaults': { field: 'securityDefaults', paths: /./ },
  'graph/authorization-policy': { field: 'authorizationPolicy', paths: /^allowedToUseSSPR$/ },
} as const satisfies Partial<Record<KeptCollection, { readonly field: keyof TenantFacts; readonly paths: RegExp }>>;

/** Collections with rows of people, each with the field that names the person. */
const ofPeople = {
  'graph/user-registration-details': 'id',
  'graph/user-authentication-methods': 'userId',
  'graph/user-mfa-state': 'userId',
} as const satisfies Partial<Record<KeptCollection, string>>;

type TenantCollection = keyof typeof ofTenant;
type PeopleCollection = keyof typeof ofPeople;

const isOfTenant = (name: string): name is TenantCollection => Object.hasOwn(ofTenant, name);
const isOfPeople = (name: string): name is PeopleCollection => Object.hasOwn(ofPeople, name);

/** Whether a step changes what people are judged by, and nothing else. */
export function isJudgedStep(step: ChangeStep): step is RowStep {
  return step.kind !== 'declare' && (isOfTenant(step.collection) || isOfPeople(step.collection));
}

/** The steps on rows of people, by the person's id. */
export function stepsByPerson(steps: readonly RowStep[]): Map<string, RowStep[]> {
  const found = new Map<string, RowStep[]>();
  for (const step of steps) {
    if (!isOfPeople(step.collection)) continue;
    const id = String(step.row[ofPeople[step.collection]]).toLowerCase();
    found.set(id, [...(found.get(id) ?? []), step]);
  }
  return found;
}

/** Whether a step concerns everybody. */
export function isForEverybody({ collection }: RowStep): boolean {
  return isOfTenant(collection);
}

/** What the tenant is judged by after the steps; a sentence where that cannot be told. */
export function changedTenant(facts: TenantFacts, steps: readonly RowStep[]): TenantFacts | string {
  let changed = facts;
  for (const step of steps) {
    if (!isOfTenant(step.collection)) continue;
    const { field, paths } = ofTenant[step.collection];
    const rows = changed[field] as readonly Row[] | undefined;
    if (rows === undefined) return `${step.collection} was not collected.`;
    if (step.kind === 'set' && !Object.keys(step.set).every((path) => paths.test(path)))
      return `more than sign-in follows from ${step.collection}.`;
    if (step.kind !== 'set' && step.collection !== 'graph/conditional-access-policies')
      return `${step.collection} is one row that neither comes nor goes.`;
    const after = changedRows(rows, step);
    if (typeof after === 'string') return after;
    const others = [...rows, ...after].filter((row) => !rows.includes(row) || !after.includes(row));
    if (step.collection === 'graph/conditional-access-policies' && others.some(isForWorkloads))
      return 'a policy is for workloads, which are not judged again here.';
    changed = { ...changed, [field]: after };
  }
  return changed;
}

function isForWorkloads(row: Row): boolean {
  return !isEmpty((row as ConditionalAccessPolicy).conditions?.clientApplications);
}

/** The rows after a step; a sentence where it does not fit them. */
function changedRows(rows: readonly Row[], step: RowStep): readonly Row[] | string {
  const kept = (row: Row) => keptRow(step.collection as KeptCollection, row) as unknown as Row;
  if (step.kind === 'add') return typeof step.row.id === 'string' ? [...rows, kept(step.row)] : 'the row has no id.';
  const found = rows.filter((row) => fits(row, step.row));
  if (found.length !== 1) return `it fits ${found.length} rows of ${step.collection} that are kept.`;
  if (step.kind === 'remove') return rows.filter((row) => row !== found[0]);
  try {
    return rows.map((row) => (row === found[0] ? kept(setFields(row, step.set)) : row));
  } catch (error) {
    if (error instanceof ChangeError) return `${error.message}.`;
    throw error;
  }
}

/** Whether a collection was cut short: who has no row in it may have one that was not collected. */
export type IsPartial = (collection: string) => boolean;

/** What a person is judged by after the steps; a sentence where that cannot be told. */
export function changedPerson(facts: UserFacts, steps: readonly RowStep[], isPartial: IsPartial): UserFacts | string {
  let changed = facts;
  for (const step of steps) {
    const after = changedByStep(changed, step, isPartial);
    if (typeof after === 'string') return after;
    changed = after;
  }
  return changed;
}

function changedByStep(facts: UserFacts, step: RowStep, isPartial: IsPartial): UserFacts | string {
  if (step.collection === 'graph/user-authentication-methods') return changedMethods(facts, step, isPartial);
  const field = step.collection === 'graph/user-mfa-state' ? 'mfaState' : 'registration';
  const row = facts[field];
  if (step.kind !== 'set' || row === undefined || row === null)
    return `only a row that is there can be changed in ${step.collection}.`;
  const after = changedRows([row as Row], { ...step, row: {} });
  if (typeof after === 'string') return after;
  return { ...facts, [field]: after[0] } as UserFacts;
}

/** Fields of methods of which only a digest is kept. */
const digested = ['phoneNumber', 'emailAddress'] as const;

function changedMethods(facts: UserFacts, step: RowStep, isPartial: IsPartial): UserFacts | string {
  if (facts.methods === undefined) return 'the methods of the person were not collected.';
  const { userId: _, ...row } = step.row;
  const given = step.kind === 'set' ? step.set : step.kind === 'add' ? row : {};
  if (digested.some((name) => Object.keys(given).some((path) => path.startsWith(name))))
    return 'of telephone numbers and mail addresses only digests are kept.';
  const after = changedRows(facts.methods as readonly Row[], { ...step, row } as RowStep);
  if (typeof after === 'string') return after;
  if (after.length === 0 && isPartial(step.collection)) return { ...facts, methods: undefined };
  const methods = after.map((one) => {
    const before = facts.methods?.find(({ id }) => id === one.id) as Row | undefined;
    return before === undefined ? one : { ...one, ...digestsOf(before) };
  });
  return { ...facts, methods } as UserFacts;
}

function digestsOf(row: Row): Row {
  return Object.fromEntries(digested.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));
}
