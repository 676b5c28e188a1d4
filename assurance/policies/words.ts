/** Lists of words and ids as Graph sends them, made comparable. */

/** The strings of a list in lower case; one string is a list of one, as some tools write it; anything else is empty. */
export function lowered(list: unknown): ReadonlySet<string> {
  const words = Array.isArray(list) ? list : [list];
  return new Set(words.filter((word) => typeof word === 'string').map((word) => word.toLowerCase()));
}

/** A word in lower case; empty for anything that is no string. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** The flags of a comma-joined string (or of a list), in lower case. */
export function flags(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return lowered(value);
  if (typeof value !== 'string') return new Set();
  return new Set(
    value
      .toLowerCase()
      .split(',')
      .map((flag) => flag.trim())
      .filter((flag) => flag !== ''),
  );
}

/** True for a word as Microsoft makes them (`All...`, `GuestsOrExternalUsers`), never an id. */
export function isToken(word: string): boolean {
  return /^(All([A-Z].*)?|([A-Z][a-z]+){2,}\d*)$/.test(word);
}

/** True for what no id looks like: ids have hyphens, and nothing else but letters and digits. */
export function isMalformed(id: string): boolean {
  return !id.includes('-') || !/^[a-z0-9-]+$/i.test(id);
}

/** The strings of a list as they are written. */
export function strings(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : [list]).filter((one) => typeof one === 'string');
}

/** True for what says nothing: null, an empty string, list or object, and objects of such (annotations aside). */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([key, inner]) => key.includes('@') || key.startsWith('#') || isEmpty(inner));
}
