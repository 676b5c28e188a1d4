/** How deep JSON is nested, told from its text: to parse and walk what is nested thousands of levels deep would exhaust the stack. */

/** Levels of nesting that a row may have; rows of Graph and ARM stay under 15, workflows of Logic Apps under 40. */
export const deepestRow = 64;

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Whether a text of JSON is nested deeper than `levels`. */
export function isDeeperThan(json: string, levels: number): boolean {
  // Hardly a row has more brackets than levels are allowed, and to count them is quick.
  if (count(json, '{', levels) + count(json, '[', levels) <= levels) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (isText) {
      if (code === backslash) at += 1;
      else if (code === quote) isText = false;
    } else if (code === quote) isText = true;
    else if (opening.has(code)) {
      depth += 1;
      if (depth > levels) return true;
    } else if (closing.has(code)) depth -= 1;
  }
  return false;
}

/** How often a character occurs, counted no further than is of interest. */
function count(text: string, character: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1 && found <= most; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
