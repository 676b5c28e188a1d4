/** The door to the writer: facts folders in, snapshots out. */

export type { Configuration } from './configuration.ts';
export { ConfigurationError } from './configuration-error.ts';
export { FactsError } from './facts/facts-error.ts';
export { openFacts } from './facts/folder.ts';
export { dropOld } from './load/lifecycle.ts';
export { type LoadOptions, type LoadReport, load } from './load/load.ts';
export { LoadError } from './load/load-error.ts';
export { parseConfiguration, readConfiguration } from './read-configuration.ts';
export { openSource, type Source } from './source.ts';
