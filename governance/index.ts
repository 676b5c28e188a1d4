/** The door to governance: facts about identities in, findings and an inventory out. It touches nothing. */
export * from './enforcement/enforcement.ts';
export * from './enforcement/sessions.ts';
export * from './exceptions/exceptions.ts';
export type * from './facts.ts';
export { type Finding, type FindOptions, find, findingId, restsOf, type Verdict } from './find.ts';
export type { Fault, FindingRule } from './finding-rule.ts';
export * from './inventory/classify.ts';
export * from './inventory/record.ts';
export type { Revocation } from './inventory/revocation.ts';
export * from './reach.ts';
export { type FixKind, fixKinds, type Remedy } from './remedy.ts';
export { rules } from './rules/index.ts';
export { type Severity, severities } from './severity.ts';
export { withoutChange } from './without-change.ts';
