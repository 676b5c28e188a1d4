/** A Conditional Access policy for one person, as a step of a change. */
import type { ChangeStep, Row } from '#changes';

/** The strength that Microsoft builds in for phishing-resistant methods. */
export const phishingResistant = {
  authenticationStrength: { id: '00000000-0000-0000-0000-000000000004', displayName: 'Phishing-resistant MFA' },
};

/** Whatever is signed in to. */
export const allResources = { includeApplications: ['All'], excludeApplications: [] };
/** Registering a method. */
export const registration = { includeApplications: [], includeUserActions: ['urn:user:registersecurityinfo'] };

/** What a policy is for and asks. */
export interface PersonPolicy {
  /** Ids of policies for one person tell what they are for. */
  readonly what: string;
  readonly displayName: string;
  readonly applications: Row;
  readonly conditions?: Row;
  readonly grant?: Row;
  readonly session?: Row;
}

/** The step that adds the policy, enabled, for this person alone. */
export function personPolicy(person: string, { what, displayName, ...asked }: PersonPolicy): ChangeStep {
  const { applications, conditions = {}, grant, session = null } = asked;
  const users = { includeUsers: [person], excludeUsers: [], includeGroups: [], excludeGroups: [] };
  return {
    kind: 'add',
    collection: 'graph/conditional-access-policies',
    row: {
      id: `${what}-${person}`,
      displayName,
      state: 'enabled',
      conditions: { users, applications, clientAppTypes: ['all'], ...conditions },
      grantControls: grant === undefined ? null : { operator: 'OR', builtInControls: [], ...grant },
      sessionControls: session,
    },
  };
}
