/** The door to the tenant: what is collected of a live one. */

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
  liveCollections,
  saltOf,
  signIn,
} from './live/index.ts';
