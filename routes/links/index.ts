/** The door to the links of a snapshot in memory: callers stream rows in, and ask. */
export { alikeIdentities } from './alike-identities.ts';
export * from './approvals.ts';
export * from './approvers.ts';
export { AssumptionSets } from './assumption-sets.ts';
export { type CertifiedLinks, type ClosedClaim, certificateOf, type RouteClaim } from './certificate.ts';
export { type ChokePoint, chokePoints } from './choke-points.ts';
export { dominatorsOf, isDominated, outside, unmet } from './dominators.ts';
export {
  type KnownResource,
  type MeasuredTenant,
  measureTenant,
  withoutLinks,
} from './effects/after-removal.ts';
export {
  compareResources,
  type MeasuredResource,
  type ResourceDifference,
  type Strictness,
} from './effects/compare-resources.ts';
export { type AddedLink, type Edited, type Gates, type LinkEdits, withEdits } from './effects/edited-links.ts';
export { type QuickEffect, quickEffect } from './effects/quick-effect.ts';
export { jointRules, type QuickGround } from './effects/quick-ground.ts';
export { settleAgain, type WaitingLinkKept, type WaitingPlace } from './effects/settle-again.ts';
export { type Family, familiesByPower, familiesOf, repeatingPopulations } from './families.ts';
export { changeOwner } from './fixes/change-owner.ts';
export { includeAgain } from './fixes/change-policy.ts';
export { switchOff } from './fixes/disable-identity.ts';
export { type ChangesOfLink, fewestChanges } from './fixes/fewest-changes.ts';
export { type Fix, type FixableLink, type FixKind, fixKinds, type PlacedLink } from './fixes/fix.ts';
export { type FixesOfLink, fixesByLink } from './fixes/fixes-by-link.ts';
export {
  fixableCollections,
  fixableKinds,
  fixableRules,
  fixesOf,
  fixesOfPolicies,
  fixesOfSetting,
  settingCollections,
} from './fixes/index.ts';
export { makeEligible } from './fixes/make-eligible.ts';
export { narrowResetOf } from './fixes/narrow-reset.ts';
export { onlyGates } from './fixes/only-gates.ts';
export type { Person } from './fixes/person.ts';
export { askEveryTimeOf, blockFlowsOf, blockLegacyOf, guardRegistrationOf } from './fixes/person-policies.ts';
export { personPolicy, phishingResistant } from './fixes/person-policy.ts';
export { removeRows } from './fixes/remove-rows.ts';
export { retireCredential } from './fixes/retire-credential.ts';
export { type NamedRow, rowOfEvidence } from './fixes/row-of-evidence.ts';
export { openLinks, sumsWithout } from './fixes/score-removals.ts';
export { keySteps, strengthenPerson } from './fixes/strengthen-person.ts';
export { type IncomingLinks, incomingLinks } from './incoming-links.ts';
export * from './link-table.ts';
export { LinkTableBuilder, type LinkTold, type NodeTold } from './link-table-builder.ts';
export { longestUpstream } from './longest-upstream.ts';
export { lowestBarriers, unreached, upstreamAssumed, upstreamGates } from './lowest-barriers.ts';
export type { MeasureAsked, Measures, PairsByBarrier, ResourceMeasures, SeenAssumed } from './measured.ts';
export { measure } from './measures.ts';
export { type BothWays, type OpenIdentity, openIdentitiesTo } from './open-to.ts';
export { pairsOpenedBy } from './pairs-opened.ts';
export { parallelEnds } from './parallel-ends.ts';
export { type FeedingRegion, feedingRegion, type Pass, type PathsAsked, pathsOfLength } from './paths-of-length.ts';
export { measureQuestions, type QuestionMeasure } from './questions.ts';
export { type ReachedResource, reachedResources } from './reached-resources.ts';
export { type SensitiveReach, sensitiveReach } from './sensitive-reach.ts';
export {
  type FailingLinks,
  identitiesThatOpen,
  type OpeningIdentity,
  opensWithout,
  type SharedGates,
} from './single-failures.ts';
export { type ProtectionState, protectionStates, stateOf } from './states.ts';
export { type Sums, sumsOf } from './sums.ts';
export { identityNodes, identityNodesOf, placesOf, type WaysIn, waysIn } from './ways-in.ts';
