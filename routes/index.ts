/** The door to routes: listing and counting them, and saying one in words. */
export { type FirstRoutes, firstRoutes, onlyIn, type ToldRoute } from './measured/first-routes.ts';
export { firstRoutesBetween, type RouteBetween } from './measured/first-routes-between.ts';
export { fixAtNode } from './measured/fix-at-node.ts';
export { type Candidate, linkCandidates, type Removal, scored } from './measured/fix-candidates.ts';
export {
  AffectedPeople,
  judgedPeopleKept,
  nobody,
  type PeopleAffected,
  type PersonAffected,
} from './measured/judged-again/index.ts';
export type { MeasurableLinks } from './measured/measurable-links.ts';
export { type ClosedProof, prove, type RouteProof } from './measured/prove.ts';
export { exactOnly, keptQuickFixes, type QuickFix, type QuickFixes } from './measured/quick-fixes.ts';
export { type MeasuredSnapshot, type QuickWhatIf, quickWhatIf } from './measured/quick-what-if.ts';
export {
  keptMeasurableLinks,
  readMeasurableLinks,
  readMeasuredResources,
} from './measured/read-measured.ts';
export { type SingleFailure, type SingleFailures, singleFailures } from './measured/single-failures.ts';
export { countRoutes, type RouteCount } from './search/count-routes.ts';
export { findRoutes, type PageLimits } from './search/find-routes.ts';
export * from './search/question.ts';
export { routeId } from './search/route-id.ts';
export { phraseOf, sentence } from './search/sentence.ts';
export { type SnapshotLinks, snapshotAsked, snapshotLinks } from './search/snapshot-links.ts';
export { warmUp } from './search/warm-up.ts';
