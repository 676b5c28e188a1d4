/** The door to the writer: facts folders in, snapshots out. */
export { readLeaks } from './leaks/read-leaks.ts';
export { type FactsQuestion, type FactsSignIn, readSignInOfFacts } from './sign-in/sign-in-of-facts.ts';
export { dropOld } from './snapshot/lifecycle.ts';
export { type LoadOptions, type LoadReport, load, loadUnpublished } from './snapshot/load.ts';
export { LoadError } from './snapshot/load-error.ts';
export { type StageRow, stageRows } from './snapshot/stages.ts';
