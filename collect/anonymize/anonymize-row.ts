/** One row without anything that tells whose it is: the same shape, the same meaning, other names. */
import { named, type Replacement, treatmentOf } from './fields.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Published } from './published.ts';
import { replaceLiterals } from './rules.ts';

type Json = unknown;

/** Hosts, marks and words of a grammar that are no name: what judging takes a text apart by. */
const grammar = new RegExp(
  [
    'token\\.actions\\.githubusercontent\\.com|vstoken\\.dev\\.azure\\.com|sts\\.windows\\.net|login\\.microsoftonline\\.com|gitlab\\.com',
    '\\.(?:vault\\.azure\\.net|azurecr\\.io|azurewebsites\\.net|(?:blob|file|queue|table|dfs)\\.core\\.windows\\.net|database\\.windows\\.net)',
    '\\.(?:servicebus\\.windows\\.net|documents\\.azure\\.com|onmicrosoft\\.(?:com|example)|oic\\.prod-aks\\.azure\\.com)|oic\\.prod-aks\\.azure\\.com',
    '#EXT#|^(?:https?|api|spn|ms-appx-web|urn):|^smtp:|^docker\\|',
    // By these words a deny assignment tells that a stack made it.
    '\\bdeployment\\s*stack\\b',
    '(?<=^|[:/])(?:repo|ref|refs|heads|tags|environment|pull_request|job_workflow_ref|system|serviceaccount|project_path|ref_type|branch|tag|sc)(?=[:/]|$)',
  ].join('|'),
  'gi',
);
const guid = /(?<![\da-f])(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32})(?![\da-f])/gi;
/** An id of Azure, or a part of one that begins with its first slash. */
const azureId = /\/(?:subscriptions|providers)\/[^\s"'|,;?]*/gi;

/** What a text is taken apart by: ids of Azure, GUIDs, and the grammar. */
const parts = new RegExp(`(${azureId.source})|(${guid.source})|(${grammar.source})`, 'gi');

/** Anonymizes rows, and counts the fields that nobody declared. */
export class RowAnonymizer {
  readonly #pseudonyms: Pseudonyms;
  readonly #published: Published;
  /** Fields that were left out, with how often, by `collection:field`. */
  readonly dropped = new Map<string, number>();

  constructor(pseudonyms: Pseudonyms, published: Published) {
    this.#pseudonyms = pseudonyms;
    this.#published = published;
  }

  /** The row. */
  row(collection: string, row: Readonly<Record<string, Json>>): Record<string, Json> {
    return this.#fields(collection, '', row);
  }

  /** A text as a field of this treatment has it. */
  text(how: Replacement | 'kept', text: string): string {
    switch (how) {
      case 'kept':
        return text;
      case 'words':
      case 'words, and names of fields':
        return this.#published.hasText(text) ? text : this.#free(text);
      case 'ids and words':
        return this.#published.hasText(text) ? text : this.#free(text);
      case 'ids':
        return this.#ids(text);
      case 'permissions':
        return text
          .split(' ')
          .map((one) => (this.#published.hasText(one) ? one : this.#free(one)))
          .join(' ');
      case 'rule':
        return replaceLiterals(text, (field, literal) => this.#literal(field, literal));
      case 'telephone':
        return this.#pseudonyms.telephone(text);
      case 'range of addresses':
        return this.#pseudonyms.range(text);
    }
  }

  #fields(collection: string, above: string, object: Readonly<Record<string, Json>>): Record<string, Json> {
    const made: Record<string, Json> = {};
    for (const [name, value] of Object.entries(object)) {
      const how = treatmentOf(collection, above, name);
      if (how === undefined) this.#drop(collection, name);
      else made[name] = this.#value(collection, above, name, how, value);
    }
    return made;
  }

  #value(collection: string, above: string, name: string, how: Replacement | 'kept', value: Json): Json {
    if (typeof value === 'string') return this.text(how, value);
    if (Array.isArray(value)) return value.map((one) => this.#value(collection, above, name, how, one));
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Readonly<Record<string, Json>>;
    if (how === 'words, and names of fields') return this.#renamed(object, (one) => this.#deep(one));
    if (named.has(name) || named.has(`${above}.${name}`))
      return this.#renamed(object, (one) => this.#value(collection, above, name, 'kept', one), true);
    return this.#fields(collection, name, object);
  }

  #renamed(
    object: Readonly<Record<string, Json>>,
    inner: (value: Json) => Json,
    isOneDown = false,
  ): Record<string, Json> {
    return Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name.replace(/^[^@]+/, (own) => this.#free(own)),
        isOneDown && typeof value === 'object' && value !== null && !Array.isArray(value)
          ? this.#fields('', '', value as Readonly<Record<string, Json>>)
          : inner(value),
      ]),
    );
  }

  /** Everything below a field whose parts the tenant named. */
  #deep(value: Json): Json {
    if (typeof value === 'string') return value.startsWith('#') ? value : this.text('words', value);
    if (Array.isArray(value)) return value.map((one) => this.#deep(one));
    return typeof value === 'object' && value !== null
      ? this.#renamed(value as Readonly<Record<string, Json>>, (one) => this.#deep(one))
      : value;
  }

  #drop(collection: string, name: string): void {
    const key = `${collection}:${name}`;
    this.dropped.set(key, (this.dropped.get(key) ?? 0) + 1);
  }

  #literal(field: string, literal: string): string {
    const how = treatmentOf('', '', field) ?? treatmentOf('', '', `${field[0]?.toLowerCase() ?? ''}${field.slice(1)}`);
    if (how === 'kept') return literal;
    return this.#free(literal);
  }

  /** Ids of objects and of Azure; all else stays. */
  #ids(text: string): string {
    return text
      .split(azureId)
      .flatMap((before, index) => [
        before.replace(guid, (id) => this.#guid(id)),
        ...[text.match(azureId)?.[index]].filter((id) => id !== undefined).map((id) => this.#azure(id)),
      ])
      .join('');
  }

  /** Every id and every word, but for the grammar. */
  #free(text: string): string {
    let made = '';
    let at = 0;
    for (const match of text.matchAll(parts)) {
      made += this.#pseudonyms.words(text.slice(at, match.index));
      const [whole, azure, id] = match;
      made += azure !== undefined ? this.#azure(azure) : id !== undefined ? this.#guid(id) : whole;
      at = match.index + whole.length;
    }
    return made + this.#pseudonyms.words(text.slice(at));
  }

  #guid(id: string): string {
    return this.#published.hasId(dashed(id)) ? id : this.#pseudonyms.guid(id);
  }

  /** Scopes, providers and types of an id of Azure stay; names are replaced. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
  #azure(id: string): string {
    let isProvider = false;
    return id
      .split('/')
      .map((segment) => {
        const isNamespace = isProvider;
        isProvider = /^providers$/i.test(segment);
        if (segment === '' || isNamespace || isProvider || this.#published.hasType(segment)) return segment;
        return this.#name(segment);
      })
      .join('/');
  }

  #name(name: string): string {
    return this.#published.hasText(name) ? name : this.#free(name);
  }
}

function dashed(id: string): string {
  return id.includes('-') ? id : id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
