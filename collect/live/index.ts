/** The door to collecting a live tenant. */

export { type CloudName, clouds } from './clouds.ts';
export { CollectError } from './collect-error.ts';
export {
  type CollectOptions,
  type CollectProgress,
  type CollectReport,
  collectTenant,
} from './collect-tenant.ts';
export type { Choices, LiveCollection } from './collection.ts';
export { liveCollections } from './collections.ts';
export { examineSignIn, type Finding } from './doctor.ts';
export { type CredentialName, credentialNames } from './sign-in/credential.ts';
export { signIn } from './sign-in/sign-in.ts';
