/** The door to the writer: facts folders in, snapshots out. */

export { FactsError } from './facts/facts-error.ts';
export { openFacts } from './facts/folder.ts';
export { dropOld } from './load/lifecycle.ts';
export { type LoadOptions, type LoadReport, load } from './load/load.ts';
export { LoadError } from './load/load-error.ts';
export { openSource, type Source } from './source.ts';
