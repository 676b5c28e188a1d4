/** The rule language of device and application filters, answered with true, false or unknown. https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices */

/** A value of a property: null is known to be unset, undefined is not known. */
export type PropertyValue = string | boolean | number | readonly (string | boolean | number)[] | null | undefined;

/** True, false, or undefined where a property is not known. */
export type Answer = boolean | undefined;

type Token = { readonly kind: 'punctuation' | 'word' | 'string'; readonly text: string };
type Read = (property: string) => PropertyValue;

/** Characters; five times what Entra takes. */
const longestRule = 16_384;
/** Levels of brackets and negations. */
const deepestRule = 100;

const lexeme = /\s*(?:([()[\],])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()[\],"']+))/gy;

function tokens(rule: string): readonly Token[] | undefined {
  if (rule.length > longestRule) return undefined;
  const found: Token[] = [];
  let end = 0;
  for (const match of rule.matchAll(lexeme)) {
    const [whole, punctuation, double, single, word] = match;
    end = match.index + whole.length;
    if (punctuation !== undefined) found.push({ kind: 'punctuation', text: punctuation });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'string', text: double ?? single ?? '' });
  }
  return rule.slice(end).trim() === '' ? found : undefined;
}

type Compare = (own: string, given: readonly string[]) => boolean;

const first = (given: readonly string[]): string => given[0] ?? '';
const positive: Readonly<Record<string, Compare>> = {
  '-eq': (own, given) => own === first(given),
  '-startswith': (own, given) => own.startsWith(first(given)),
  '-endswith': (own, given) => own.endsWith(first(given)),
  '-contains': (own, given) => own.includes(first(given)),
  '-in': (own, given) => given.includes(own),
};
const negated: Readonly<Record<string, string>> = {
  '-ne': '-eq',
  '-notstartswith': '-startswith',
  '-notendswith': '-endswith',
  '-notcontains': '-contains',
  '-notin': '-in',
};

/** Unset properties never match a positive operator and always match a negative one. */
function compare(operator: string, own: PropertyValue, given: readonly string[]): Answer {
  const opposite = negated[operator];
  if (opposite !== undefined) {
    const answer = compare(opposite, own, given);
    return answer === undefined ? undefined : !answer;
  }
  const test = positive[operator];
  if (test === undefined || own === undefined) return undefined;
  if (own === null) return false;
  const values = Array.isArray(own) ? own : [own];
  return values.some((value) => test(String(value).toLowerCase(), given));
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly list: readonly Token[];
  private readonly read: Read;

  constructor(list: readonly Token[], read: Read) {
    this.list = list;
    this.read = read;
  }

  private word(): string {
    const token = this.list[this.at];
    return token?.kind === 'string' || token === undefined ? '' : token.text.toLowerCase();
  }

  private take(...words: string[]): boolean {
    if (!words.includes(this.word())) return false;
    this.at += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw new SyntaxError(`expected ${word}`);
  }

  private next(): Token {
    const token = this.list[this.at];
    if (token === undefined) throw new SyntaxError('unexpected end');
    this.at += 1;
    return token;
  }

  whole(): Answer {
    const answer = this.either();
    if (this.at < this.list.length) throw new SyntaxError('unexpected rest');
    return answer;
  }

  private either(): Answer {
    let answer = this.both();
    while (this.take('-or', 'or')) {
      const other = this.both();
      answer =
        answer === true || other === true ? true : answer === undefined || other === undefined ? undefined : false;
    }
    return answer;
  }

  private both(): Answer {
    let answer = this.single();
    while (this.take('-and', 'and')) {
      const other = this.single();
      answer =
        answer === false || other === false ? false : answer === undefined || other === undefined ? undefined : true;
    }
    return answer;
  }

  private single(): Answer {
    if (this.depth >= deepestRule) throw new SyntaxError('too deep');
    this.depth += 1;
    const answer = this.within();
    this.depth -= 1;
    return answer;
  }

  private within(): Answer {
    if (this.take('-not', 'not')) {
      const answer = this.single();
      return answer === undefined ? undefined : !answer;
    }
    if (this.take('(')) {
      const answer = this.either();
      this.expect(')');
      return answer;
    }
    const property = this.next();
    if (property.kind !== 'word') throw new SyntaxError('expected a property');
    const operator = this.next().text.toLowerCase();
    return compare(operator, this.read(property.text), this.values());
  }

  private value(): string {
    const token = this.next();
    if (token.kind !== 'string' && /^-[a-z]/i.test(token.text)) throw new SyntaxError('expected a value');
    return token.text.toLowerCase();
  }

  private values(): readonly string[] {
    if (!this.take('[')) return [this.value()];
    const list: string[] = [];
    while (!this.take(']')) {
      const token = this.next();
      if (token.text !== ',') list.push(token.text.toLowerCase());
    }
    return list;
  }
}

/** Answers the rule for whatever `read` knows; undefined where it is not known or the rule is not understood. */
export function answerRule(rule: string, read: Read): Answer {
  const list = tokens(rule);
  if (list === undefined || list.length === 0) return undefined;
  try {
    return new Parser(list, read).whole();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
