/** Which nodes are sensitive by default, what assurance they require, and why. */
import type { Level, NodeKind } from '#catalogue';
import type { NodeRecord } from './records.ts';

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

/** Why a node is sensitive; undefined where it is not. */
export function sensitivity(record: NodeRecord): Sensitivity | undefined {
  return byKind[record.kind];
}
