/** Which nodes are sensitive, by default and by the operator's rules, what assurance they require, and why. */
import { kindsWithin, type Level, type NodeKind } from '#catalogue';
import type { SensitiveRule } from '#configuration';
import type { NodeRecord } from '#derivation';
import { isLike } from '../rules/azure/wildcard.ts';

/** What makes a node sensitive. */
export interface Sensitivity {
  readonly requiredAssurance: Level;
  readonly sensitiveBecause: string;
}

const byKind: Readonly<Partial<Record<NodeKind, Sensitivity>>> = {
  Tenant: { requiredAssurance: 4, sensitiveBecause: 'control of the tenant is control of everything in it' },
  Subscription: {
    requiredAssurance: 3,
    sensitiveBecause: 'whoever controls a subscription controls all that runs in it',
  },
  KeyVault: { requiredAssurance: 3, sensitiveBecause: 'a key vault holds the secrets of other systems' },
  AutomationAccount: { requiredAssurance: 3, sensitiveBecause: 'automation runs code with standing privileges' },
  DataStore: { requiredAssurance: 3, sensitiveBecause: 'it holds the data of everybody' },
};

/** Identities that are worked out from links: those of automation and of CI/CD. */
export const automationIdentity: Sensitivity = {
  requiredAssurance: 3,
  sensitiveBecause: 'an identity of automation or CI/CD has standing privileges',
};

/** Names of subscriptions by id, which a rule may go by. */
export type SubscriptionNames = ReadonlyMap<string, string>;

/** The operator's rule for a node: of those that fit, the last counts. */
export function ruleFor(
  record: NodeRecord,
  rules: readonly SensitiveRule[],
  subscriptions: SubscriptionNames = new Map(),
): SensitiveRule | undefined {
  return rules.findLast((one) => fits(one, record, subscriptions));
}

/** Why a node is sensitive, by the operator's rule for it or else by default; undefined where it is not. */
export function sensitivity(record: NodeRecord, rule?: SensitiveRule): Sensitivity | undefined {
  if (rule === undefined) return byKind[record.kind];
  if (rule.requires === 'nothing') return undefined;
  const sensitiveBecause = rule.because ?? byKind[record.kind]?.sensitiveBecause ?? `postern.yaml: ${said(rule)}`;
  return { requiredAssurance: rule.requires, sensitiveBecause };
}

/** What a rule asks for, in its own words. */
function said(rule: SensitiveRule): string {
  const asked = (['kind', 'name', 'id', 'subscription', 'tag'] as const).filter((key) => rule[key] !== undefined);
  return asked.map((key) => `${key} ${rule[key]}`).join(', ');
}

/** Whether all that a rule asks for is so. */
function fits(
  { kind, name, id, subscription, tag }: SensitiveRule,
  record: NodeRecord,
  subscriptions: SubscriptionNames,
): boolean {
  return (
    (kind === undefined || kindsWithin(kind).includes(record.kind)) &&
    (name === undefined || isLike(record.name, name)) &&
    (id === undefined || isLike(record.id, id)) &&
    (subscription === undefined || liesIn(record.id, subscription, subscriptions)) &&
    (tag === undefined || hasTag(record.details?.tags, tag))
  );
}

/** Whether a node is a subscription of this id or name, or lies in it. */
function liesIn(id: string, wanted: string, names: SubscriptionNames): boolean {
  const own = /^\/subscriptions\/([^/]+)/.exec(id);
  if (own === null) return false;
  const [path, guid = ''] = own;
  return [path, guid, names.get(path) ?? guid].some((one) => isLike(one, wanted));
}

/** Whether the tags have a name, or a name with a value. */
function hasTag(tags: unknown, wanted: string): boolean {
  return Object.entries((tags ?? {}) as Record<string, unknown>).some(([name, value]) =>
    [name, `${name}=${value}`].some((one) => one.toLowerCase() === wanted),
  );
}
