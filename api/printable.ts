/** Makes text safe to print: a name out of a tenant can move the cursor, wipe the screen or turn the reading direction. */

/** Control characters (C0, DEL, C1), the two separators of Unicode that break lines, and the marks that change direction. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
const unsafeInText = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** The escape of JSON, which is legible and, within a JSON string, exact. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text of one line: all that is unsafe, line breaks included, is shown as `\u001b`. */
export function printableLine(text: string): string {
  return text.replace(unsafe, (character) => (character === '\n' ? '\\n' : escaped(character)));
}

/** A text of many lines, or JSON: as `printableLine`, but line breaks stay. JSON that is printed so has the same value. */
export function printableText(text: string): string {
  return text.replace(unsafeInText, escaped);
}

/** The same value with every string in it, names of properties included, a text of one line. */
export function printable<Value>(value: Value): Value {
  return replaced(value) as Value;
}

function replaced(value: unknown): unknown {
  if (typeof value === 'string') return printableLine(value);
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [printableLine(name), replaced(one)]));
}
