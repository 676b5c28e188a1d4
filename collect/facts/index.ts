/** The door to the facts folder: the names of its collections, its manifest, its rows. */
export {
  type CollectionName,
  collectionNames,
  collections,
  type OptionalCollectionName,
  optionalCollectionNames,
} from './collections.ts';
export { type Digest, digestWith, freshSalt, saltOf } from './digest.ts';
export { DigestSet } from './digest-set.ts';
export { FactsError } from './facts-error.ts';
export { type FactsFolder, openFacts } from './folder.ts';
export type { CollectionEntry, Manifest } from './manifest.ts';
export type { Line, TextLine } from './ndjson.ts';
