/** Sets values in a row by their paths; the row that is given stays as it is. */
import type { Row } from './change.ts';
import { ChangeError } from './change-error.ts';
import { fits } from './fits.ts';
import { type Path, type PathStep, parsePath } from './path.ts';

/** The row with each value set; null removes. Throws ChangeError CHANGE_REFUSED where a path leads nowhere. */
export function setFields(row: Row, values: Row): Row {
  return Object.entries(values).reduce<Row>((changed, [text, value]) => {
    const path = parsePath(text);
    if (path === undefined) throw new ChangeError('CHANGE_REFUSED', `"${text}" is no path`);
    return setAt(changed, path, value, text) as Row;
  }, row);
}

/** `whole` with the value at a path; objects on the way are made where none is, members of arrays must be there. */
export function setAt(whole: unknown, path: Path, value: unknown, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  return step.kind === 'field'
    ? setField(whole, step.name, rest, value, text)
    : setMember(whole, step, rest, value, text);
}

function setField(whole: unknown, name: string, rest: Path, value: unknown, text: string): Row {
  if (whole !== undefined && whole !== null && (typeof whole !== 'object' || Array.isArray(whole)))
    throw new ChangeError('CHANGE_REFUSED', `"${text}" leads nowhere: what should hold "${name}" is no object`);
  const { [name]: before, ...others } = { ...(whole as Row | undefined) };
  if (rest.length === 0 && value === null) return others;
  // The field keeps its place, so that a change file can be read beside the row.
  return { ...(whole as Row | undefined), [name]: setAt(before, rest, value, text) };
}

function setMember(
  whole: unknown,
  step: Extract<PathStep, { kind: 'member' }>,
  rest: Path,
  value: unknown,
  text: string,
): unknown[] {
  const members = Array.isArray(whole) ? whole : [];
  const found = members.filter((one) => isMember(one, step));
  if (found.length !== 1) {
    const named = `${step.field ?? ''}=${step.value}`;
    throw new ChangeError('CHANGE_REFUSED', `"${text}" fits ${found.length} members with ${named}; it must fit one`);
  }
  if (rest.length === 0 && value === null) return members.filter((one) => !isMember(one, step));
  return members.map((one) => (isMember(one, step) ? setAt(one, rest, value, text) : one));
}

function isMember(member: unknown, { field, value }: Extract<PathStep, { kind: 'member' }>): boolean {
  if (field !== undefined) return fits(member, { [field]: value });
  return typeof member === 'string' && member.toLowerCase() === value.toLowerCase();
}
