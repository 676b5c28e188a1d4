/** Builds one JSON value from tokens, within bounds: what is too large or too deep is counted, not kept. */
import type { Token } from 'stream-json/parser.js';
import { deepestRow as maxDepth } from '../facts/nesting.ts';

/** Characters of text that one row may hold; the largest real row (Microsoft Graph's service principal) has about 1.5 million. */
export const maxCharacters = 32 * 1024 * 1024;

type Container = unknown[] | Record<string, unknown>;

/** One value in the making. Feed it tokens until `consume` says that it is complete, then read `value` and `fault`. */
export class ValueBuilder {
  value: unknown;
  /** Why the value was dropped, in words; undefined when it is whole. */
  fault: string | undefined;
  #stack: Container[] = [];
  #keys: (string | undefined)[] = [];
  #key: string | undefined;
  #depth = 0;
  #characters = 0;
  readonly #keep: boolean;

  /** With `keep` false the value is walked over and nothing is stored. */
  constructor(keep = true) {
    this.#keep = keep;
  }

  /** Takes the next token; true when the value is complete. */
  consume(token: Token): boolean {
    switch (token.name) {
      case 'startObject':
        this.#open({});
        return false;
      case 'startArray':
        this.#open([]);
        return false;
      case 'endObject':
      case 'endArray':
        return this.#close();
      case 'keyValue':
        this.#weigh(token.value.length);
        this.#key = token.value;
        return false;
      case 'stringValue':
        this.#weigh(token.value.length);
        return this.#put(token.value);
      case 'numberValue':
        return this.#put(Number(token.value));
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        return this.#put(token.value);
      default:
        return false;
    }
  }

  get #storing(): boolean {
    return this.#keep && this.fault === undefined;
  }

  #open(container: Container): void {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#drop(`nested deeper than ${maxDepth} levels`);
    if (!this.#storing) return;
    this.#attach(container);
    this.#stack.push(container);
    this.#keys.push(this.#key);
  }

  #close(): boolean {
    this.#depth -= 1;
    this.#stack.pop();
    this.#key = this.#keys.pop();
    return this.#depth === 0;
  }

  #put(value: unknown): boolean {
    if (this.#storing) this.#attach(value);
    return this.#depth === 0;
  }

  #attach(value: unknown): void {
    const parent = this.#stack.at(-1);
    if (parent === undefined) this.value = value;
    else if (Array.isArray(parent)) parent.push(value);
    // Assigned, `__proto__` would set the object's prototype in place of a property.
    else if (this.#key !== undefined)
      Object.defineProperty(parent, this.#key, { value, enumerable: true, configurable: true, writable: true });
  }

  #weigh(characters: number): void {
    this.#characters += characters;
    if (this.#characters > maxCharacters) this.#drop(`holds more than ${maxCharacters} characters`);
  }

  #drop(fault: string): void {
    if (!this.#keep) return;
    this.fault ??= fault;
    this.value = undefined;
    this.#stack = [];
    this.#keys = [];
  }
}
