/** The door to rehearsals: a change applied to a copy of a facts folder. */
export { type Rehearsal, type RehearsalOptions, rehearse } from './rehearse.ts';
export type { Edits } from './rewrite-collection.ts';
