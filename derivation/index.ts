/** The door to derivation: what judged people and workloads become, as nodes and links. */
export { type Activation, ActivationGates, type Gate } from './activation/activation-gates.ts';
export { type ActivationStep, deriveActivation, eligibleMembersLink } from './activation/derive-activation.ts';
export type { Approval, Eligibility, EligibleRule } from './activation/eligibility.ts';
export { type EligibleMembers, EligiblePlanner } from './activation/eligible-members.ts';
export { audienceOfAbility, audienceOfKind, usualAudience } from './audiences/audience-of-ability.ts';
export { Holdings } from './audiences/holdings.ts';
export { holdingsToSplit, movedHoldings, splitNodes } from './audiences/split-holdings.ts';
export type {
  KeptArrival,
  KeptExemption,
  KeptStep,
  PersonContext,
  TenantContext,
} from './judging-context.ts';
export { type DerivedPerson, derivePerson, type Person, type PersonPlace } from './people/derive-person.ts';
export { holdsAtStore, type OwnData, ownData, ownDataId } from './people/own-data.ts';
export {
  exemptionNode,
  exemptionOwnerLink,
  heldBackLink,
  type PolicyExemption,
  policyEvidence,
  policyExemptions,
} from './people/policy-exemptions.ts';
export { type FactRecord, gateKnownOf, type LinkRecord, longestId, type NodeRecord } from './records.ts';
export { abilitiesOver, reachAfter, type UserReach, unsureOver } from './resets/abilities-over.ts';
export { accountBits } from './resets/account-bits.ts';
export type { LeftOver } from './resets/gate-after.ts';
export { coverageOf, everyone } from './resets/role-coverage.ts';
export { deriveCredential, derivePublisher, type Workloads } from './workloads/derive-credential.ts';
export type { CredentialUse, NotedCredential } from './workloads/noted-credential.ts';
