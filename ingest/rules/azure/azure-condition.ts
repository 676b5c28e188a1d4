/** Conditions of Azure role assignments: parsed and judged for one request, with "not known" as a third answer. */

import type { Condition, RoleAssignmentRequest } from '../../memory/azure-role.ts';
import { covers } from './action-pattern.ts';

/** Characters; far more than anybody writes. */
const longestCondition = 65_536;
/** Levels of brackets and negations. */
const deepestCondition = 100;

const writes = 'microsoft.authorization/roleassignments/write';
const token =
  /\s*(?:(&&|\|\||!|\(|\)|and\b|or\b|not\b)|(?:sub)?(actionmatches|operationmatches)\s*\{\s*'([^']*)'\s*\}|(exists\s+)?@(\w+)\s*\[([^\]]*)\]|((?:for\w+:)?\w+)(\s*\{[^}]*\}|\s*'[^']*'|\s+[\w-]+))/iy;

interface Token {
  readonly mark?: string;
  readonly action?: string;
  readonly attribute?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

/**
 * Parses a condition; undefined where it does not follow the grammar, which its caller takes for no condition at all.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function parseCondition(text: string): Condition | undefined {
  const tokens = text.length > longestCondition ? undefined : tokenize(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const condition = parser.or();
  return condition !== undefined && parser.isDone ? condition : undefined;
}

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [, mark, matcher, action = '', , source, attribute = '', operator, value = ''] = match;
    if (mark !== undefined) tokens.push({ mark: mark.toLowerCase() });
    else if (matcher !== undefined) tokens.push({ action: action.toLowerCase() });
    else if (source !== undefined) tokens.push({ attribute: `${source}[${attribute.trim()}]`.toLowerCase() });
    else if (operator !== undefined) tokens.push({ operator: operator.toLowerCase(), values: listed(value) });
  }
  return tokens;
}

/** Values in lower case, GUIDs without dashes given theirs. */
function listed(value: string): string[] {
  return value
    .replace(/[{}']/g, '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .map((one) =>
      /^[0-9a-f]{32}$/.test(one) ? one.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') : one,
    );
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  or(): Condition | undefined {
    return this.#joined(['or', '||'], () => this.#and(), true);
  }

  #and(): Condition | undefined {
    return this.#joined(['and', '&&'], () => this.#one(), false);
  }

  /** One or more parts; `decides` is the answer of a part that decides the whole. */
  #joined(marks: readonly string[], part: () => Condition | undefined, decides: boolean): Condition | undefined {
    const parts: Condition[] = [];
    do {
      const next = part();
      if (next === undefined) return undefined;
      parts.push(next);
    } while (this.#takes(marks));
    return (request) => {
      const answers = parts.map((one) => one(request));
      if (answers.includes(decides)) return decides;
      return answers.includes(undefined) ? undefined : !decides;
    };
  }

  #one(): Condition | undefined {
    if (this.#depth >= deepestCondition) return undefined;
    this.#depth += 1;
    const condition = this.#within();
    this.#depth -= 1;
    return condition;
  }

  #within(): Condition | undefined {
    if (this.#takes(['!', 'not'])) {
      const inner = this.#one();
      return inner && ((request) => negated(inner(request)));
    }
    if (this.#takes(['('])) {
      const inner = this.or();
      return this.#takes([')']) ? inner : undefined;
    }
    return this.#atom();
  }

  #atom(): Condition | undefined {
    const { action, attribute } = this.#tokens[this.#at++] ?? {};
    if (action !== undefined) {
      const isGrant = covers(action, writes);
      return () => isGrant;
    }
    if (attribute === undefined) return undefined;
    const { operator, values } = this.#tokens[this.#at] ?? {};
    if (operator === undefined || values === undefined) return undefined;
    this.#at += 1;
    return (request) => compare(attributeOf(attribute, request), operator, values);
  }

  #takes(marks: readonly string[]): boolean {
    const mark = this.#tokens[this.#at]?.mark;
    if (mark === undefined || !marks.includes(mark)) return false;
    this.#at += 1;
    return true;
  }
}

function negated(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function attributeOf(attribute: string, request: RoleAssignmentRequest): string | undefined {
  if (!attribute.startsWith('request[microsoft.authorization/roleassignments:')) return undefined;
  if (attribute.endsWith(':roledefinitionid]')) return request.roleDefinitionId;
  if (attribute.endsWith(':principaltype]')) return request.principalType.toLowerCase();
  return attribute.endsWith(':principalid]') ? request.principalId : undefined;
}

/** A request has one role, one type and one principal, so that only the quantifier over the listed values matters. */
function compare(actual: string | undefined, operator: string, values: readonly string[]): boolean | undefined {
  if (actual === undefined) return undefined;
  const name = operator.split(':').at(-1) ?? '';
  if (/^(guid|string)equals(ignorecase)?$/.test(name)) {
    return operator.includes('allvalues:') ? values.every((value) => value === actual) : values.includes(actual);
  }
  if (/^(guid|string)notequals(ignorecase)?$/.test(name)) {
    return operator.includes('anyvalues:') ? values.some((value) => value !== actual) : !values.includes(actual);
  }
  return undefined;
}
