/** The door to collecting: what is to be loaded becomes a facts folder; a live tenant can be asked how it evaluates its policies. */
export { type Anonymized, type AnonymizeOptions, anonymize } from './anonymize/index.ts';
export type { WhatIfQuestion } from './conditional-access-evaluation/request.ts';
export { type AskWhatIf, openWhatIf, type WhatIfVerdict } from './conditional-access-evaluation/service.ts';
export { saltOf } from './facts/index.ts';
export {
  type Choices,
  type CloudName,
  CollectError,
  type CollectProgress,
  type CollectReport,
  type CredentialName,
  clouds,
  collectTenant,
  credentialNames,
  examineSignIn,
  type Finding,
  liveCollections,
  signIn,
} from './live/index.ts';
export { type Edits, type Rehearsal, type RehearsalOptions, rehearse } from './rehearse/index.ts';
export { openSource, type Source } from './source.ts';
export { removeAbandonedWork } from './work-folder.ts';
