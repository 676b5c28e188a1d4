/** The door to changes: the format of a change file, checked, and what a step does to a row. */
export type { Change, ChangeStep, DeclareStep, Row, RowStep } from './change.ts';
export { ChangeError } from './change-error.ts';
export { changeFile } from './change-file.ts';
export { fits } from './fits.ts';
export { parseChange } from './parse-change.ts';
export { type Path, parsePath } from './path.ts';
export { setAt, setFields } from './set-fields.ts';
