/** The door to anonymizing a facts folder. */
export { type Anonymized, type AnonymizeOptions, anonymize } from './anonymize.ts';
