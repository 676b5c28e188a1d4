/** The door to the writer: facts folders in, snapshots out; and to the services of the tenant itself. */

export type { Configuration } from './configuration.ts';
export { ConfigurationError } from './configuration-error.ts';
export { FactsError } from './facts/facts-error.ts';
export { openFacts } from './facts/folder.ts';
export { dropOld } from './load/lifecycle.ts';
export { type LoadOptions, type LoadReport, load } from './load/load.ts';
export { LoadError } from './load/load-error.ts';
export { parseConfiguration, readConfiguration } from './read-configuration.ts';
export { openSource, type Source } from './source.ts';
export type { WhatIfQuestion } from './what-if/request.ts';
export { type AskWhatIf, openWhatIf, type WhatIfVerdict } from './what-if/service.ts';
