/** The paths of a change: fields with dots between, members of arrays by one of their fields. */

/** A step of a path: a field, or the member of an array whose `field` is `value`; `field` undefined: that is `value` itself. */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'member'; readonly field: string | undefined; readonly value: string };

/** Where a value stands in a row; at least one step, and a field first. */
export type Path = readonly PathStep[];

const field = /(?:"([^"]+)"|([^.[\]"=]+))/y;
const member = /\[([^\]="]*)=(?:"([^"]*)"|([^\]]*))\]/y;

/** The path of a text such as `policy.rules[id=Enablement].enabledRules`; undefined where the text is none. Names with dots stand in quotes. */
export function parsePath(text: string): Path | undefined {
  const steps: PathStep[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (true) {
    const name = take(field);
    if (name === null) return undefined;
    steps.push({ kind: 'field', name: name[1] ?? name[2] ?? '' });
    for (let one = take(member); one !== null; one = take(member))
      steps.push({ kind: 'member', field: one[1] || undefined, value: one[2] ?? one[3] ?? '' });
    if (at === text.length) return steps;
    if (text[at] !== '.') return undefined;
    at += 1;
  }
}
