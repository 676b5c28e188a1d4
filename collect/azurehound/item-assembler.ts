/** From the tokens of an export to its items: a small state machine that never holds more than one row. */
import type { Token } from 'stream-json/parser.js';
import { AzureHoundError } from './export-error.ts';
import { ValueBuilder } from './value-builder.ts';

/** What the assembler tells, as it goes. `item` is the 1-based position in `data`. */
export interface ItemListener {
  /** The member of `data` that holds the rows of this kind, or undefined when `data` itself is the row. */
  readonly listOf: (kind: string) => string | undefined;
  /** One row: `data` itself, or one element of its list. */
  readonly onEntry: (kind: string, entry: unknown, item: number) => void;
  /** Something that cannot be a row: counted with its reason. `kind` is undefined when the item names none. */
  readonly onBroken: (kind: string | undefined, reason: string, item: number) => void;
  /** An item has ended. */
  readonly onItem: (kind: string | undefined, item: number) => void;
}

type Place = 'start' | 'root' | 'data' | 'item' | 'listed' | 'list' | 'end';

const notAnExport =
  'AzureHound writes {"data":[{"kind":...,"data":{...}},...],"meta":{...}} with `azurehound list -o FILE`.';

/**
 * Reads {"data":[{"kind","data"}...],"meta"} (AzureHound's file format). The rows of one owner (the members of a group)
 * lie in one item that can outgrow any memory, so the elements of such a list are told one by one; that needs `kind`
 * before `data`, as AzureHound writes it. In the other order the item is built whole and its list told afterwards.
 */
export class ItemAssembler {
  /** The object `meta`, once read. */
  meta: unknown;
  /** Items begun so far. */
  items = 0;
  #place: Place = 'start';
  #key: string | undefined;
  #builder: ValueBuilder | undefined;
  #whenBuilt: (value: unknown, fault: string | undefined) => void = ignore;
  #kind: string | undefined;
  #list: string | undefined;
  #hasData = false;
  #itemHasData = false;
  #hasList = false;
  /** An item's data that was built in one piece, kept until its kind is sure. */
  #pending: { readonly data: unknown; readonly fault: string | undefined } | undefined;
  readonly #listener: ItemListener;

  constructor(listener: ItemListener) {
    this.#listener = listener;
  }

  /** True when the closing brace of the export was read. */
  get complete(): boolean {
    return this.#place === 'end';
  }

  /** True before the first token. */
  get untouched(): boolean {
    return this.#place === 'start';
  }

  /** Takes the next token. Throws NOT_AZUREHOUND when the file is JSON of another shape. */
  consume(token: Token): void {
    if (this.#builder !== undefined) {
      if (this.#builder.consume(token)) this.#built(this.#builder);
      return;
    }
    switch (this.#place) {
      case 'start':
        if (token.name !== 'startObject') throw refusal('It is JSON, but not an object');
        this.#place = 'root';
        return;
      case 'root':
        this.#inRoot(token);
        return;
      case 'data':
        this.#inData(token);
        return;
      case 'item':
        this.#inItem(token);
        return;
      case 'listed':
        this.#inListed(token);
        return;
      case 'list':
        if (token.name === 'endArray') this.#place = 'listed';
        else this.#build(token, (entry, fault) => this.#entry(entry, fault));
        return;
      case 'end':
        return;
    }
  }

  #inRoot(token: Token): void {
    if (token.name === 'keyValue') {
      this.#key = token.value;
      if (token.value === 'kind' && this.items === 0)
        throw refusal('It holds one item a line, as AzureHound prints them to the console');
    } else if (token.name === 'endObject') {
      if (!this.#hasData) throw refusal('It is a JSON object without the list "data"');
      this.#place = 'end';
    } else if (this.#key === 'data') this.#openData(token);
    else if (this.#key === 'meta') {
      this.#build(token, (meta) => {
        this.meta = meta;
      });
    } else this.#walkOver(token);
  }

  #openData(token: Token): void {
    this.#hasData = true;
    if (token.name === 'startArray') this.#place = 'data';
    // Go writes a list without elements as null.
    else if (token.name !== 'nullValue') throw refusal('Its "data" is not a list');
  }

  #inData(token: Token): void {
    if (token.name === 'endArray') {
      this.#place = 'root';
      return;
    }
    this.items += 1;
    this.#kind = undefined;
    this.#itemHasData = false;
    if (token.name === 'startObject') {
      this.#place = 'item';
      return;
    }
    this.#build(token, () => this.#endItem('is not an object'), false);
  }

  #inItem(token: Token): void {
    if (token.name === 'keyValue') this.#key = token.value;
    else if (token.name === 'endObject') this.#endItem(this.#itemHasData ? undefined : 'has no "data"');
    else if (this.#key === 'kind') {
      this.#build(token, (kind) => {
        if (typeof kind === 'string') this.#kind = kind;
      });
    } else if (this.#key === 'data') this.#openItemData(token);
    else this.#walkOver(token);
  }

  #openItemData(token: Token): void {
    const list = this.#kind === undefined ? undefined : this.#listener.listOf(this.#kind);
    if (list !== undefined && token.name === 'startObject') {
      this.#itemHasData = true;
      this.#hasList = false;
      this.#list = list;
      this.#place = 'listed';
      return;
    }
    this.#build(token, (data, fault) => {
      this.#itemHasData = true;
      this.#pending = { data, fault };
    });
  }

  #inListed(token: Token): void {
    if (token.name === 'keyValue') this.#key = token.value;
    else if (token.name === 'endObject') {
      if (!this.#hasList) this.#listener.onBroken(this.#kind, `has no list "${this.#list}"`, this.items);
      this.#place = 'item';
    } else if (this.#key === this.#list) this.#openList(token);
    else this.#walkOver(token);
  }

  #openList(token: Token): void {
    this.#hasList = true;
    if (token.name === 'startArray') this.#place = 'list';
    else if (token.name !== 'nullValue') {
      this.#build(
        token,
        () => this.#listener.onBroken(this.#kind, `its "${this.#list}" is not a list`, this.items),
        false,
      );
    }
  }

  #endItem(reason: string | undefined): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#place = 'data';
    const kind = this.#kind;
    if (reason !== undefined) this.#listener.onBroken(kind, reason, this.items);
    else if (kind === undefined) this.#listener.onBroken(undefined, 'has no "kind"', this.items);
    else if (pending !== undefined) this.#tellWhole(kind, pending.data, pending.fault);
    this.#listener.onItem(kind, this.items);
  }

  #tellWhole(kind: string, data: unknown, fault: string | undefined): void {
    const list = this.#listener.listOf(kind);
    if (fault !== undefined || list === undefined) {
      this.#entry(data, fault);
      return;
    }
    const rows = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[list] : undefined;
    if (Array.isArray(rows)) for (const row of rows) this.#entry(row, undefined);
    else if (rows !== null) this.#listener.onBroken(kind, `has no list "${list}"`, this.items);
  }

  #entry(entry: unknown, fault: string | undefined): void {
    if (fault !== undefined) this.#listener.onBroken(this.#kind, fault, this.items);
    else if (this.#kind !== undefined) this.#listener.onEntry(this.#kind, entry, this.items);
  }

  #walkOver(token: Token): void {
    this.#build(token, ignore, false);
  }

  #build(token: Token, whenBuilt: (value: unknown, fault: string | undefined) => void, keep = true): void {
    this.#builder = new ValueBuilder(keep);
    this.#whenBuilt = whenBuilt;
    if (this.#builder.consume(token)) this.#built(this.#builder);
  }

  #built(builder: ValueBuilder): void {
    this.#builder = undefined;
    this.#whenBuilt(builder.value, builder.fault);
  }
}

function ignore(): void {
  // A value that nothing asks for.
}

function refusal(what: string): AzureHoundError {
  return new AzureHoundError('NOT_AZUREHOUND', what, notAnExport);
}
