/** Patterns in which `*` stands for any run of characters, matched in one pass: as regular expressions, hostile ones take seconds. */

const partsOf = new Map<string, readonly string[]>();

/** Whether a pattern covers a whole text; case does not matter. */
export function isLike(text: string, pattern: string): boolean {
  let parts = partsOf.get(pattern);
  if (parts === undefined) {
    parts = pattern.toLowerCase().split('*');
    partsOf.set(pattern, parts);
  }
  const whole = text.toLowerCase();
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first)) return false;
  // The first place that fits leaves most for what follows, so that no other has to be tried.
  let at = first.length;
  for (const part of others) {
    const found = whole.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}
