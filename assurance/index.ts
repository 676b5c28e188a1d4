/** The door to the assurance engine: pure functions from facts to ways in, levels and explanations. */
export type { ActivationDemand, ActivationGate, ManagementPolicyRule } from './activation.ts';
export { activationDemand, activationGate } from './activation.ts';
export {
  answersByAudience,
  answerTo,
  assumptionsOf,
  audienceWords,
  lowestLevel,
  policiesOf,
  type SignInAnswer,
  type ToldPolicy,
  type ToldWayIn,
  waysInOf,
} from './answer/sign-in-answer.ts';
export { type SignInDocument, signInDocument } from './answer/sign-in-document.ts';
export { checkAudience, checkConditions, type GivenConditions, isApplication } from './answer/sign-in-question.ts';
export { SignInQuestionError } from './answer/sign-in-question-error.ts';
export { adminPortals, mandatoryMfaPortals, office365, underAzureManagement } from './application-groups.ts';
export type { Assessment, AudienceAssessment } from './assess.ts';
export { assess, evidenceOf, policySignature, waysInto } from './assess.ts';
export type { AssumptionKey } from './assumptions.ts';
export { assumptions } from './assumptions.ts';
export type { Audience, AudienceName } from './audiences.ts';
export { appIdOf, audienceNames, audiences } from './audiences.ts';
export { authenticators } from './authenticators/catalogue.ts';
export { levelOfSet } from './authenticators/level.ts';
export { authenticatorWords } from './authenticators/words.ts';
export type { BreakGlassFinding } from './break-glass.ts';
export { breakGlassFindings, isBreakGlass } from './break-glass.ts';
export type {
  AuthenticationStrengthPolicy,
  ConditionalAccessPolicy,
  NamedLocation,
} from './conditional-access-policy.ts';
export type { AssuranceConfiguration, Selection, Verification } from './configuration.ts';
export { verifications } from './configuration.ts';
export type { ExplainedWayIn, Explanation } from './explain.ts';
export { explainSignIn } from './explain.ts';
export type * from './facts.ts';
export type { HandedOver } from './handed-over.ts';
export { type KeptCollection, type KeptRow, keptRow } from './kept/kept-rows.ts';
export type { Left } from './left-to-defeat.ts';
export { leftToDefeat } from './left-to-defeat.ts';
export { leftWithAnyMethod, leftWithout, lessThan } from './left-without.ts';
export { isEmpty } from './policies/words.ts';
export type { PolicyVerdict } from './policy-verdict.ts';
export type { SignInConditions, SignInContext } from './sign-in.ts';
export type { CompiledTenant } from './tenant.ts';
export { compileTenant } from './tenant.ts';
export type { AuthenticatorSet, WayIn } from './way-in.ts';
export { callIfServed } from './ways-in/help-desk.ts';
export { policiesAbout } from './ways-in/opening.ts';
export type { WorkloadCredential, WorkloadFacts } from './workloads.ts';
export { blocksForWorkload, credentialWayIn, isValidAt, publisherWayIn } from './workloads.ts';
