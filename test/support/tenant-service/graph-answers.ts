/** Answers GETs of Microsoft Graph from a facts folder, by the rules of the service. */
import { randomUUID } from 'node:crypto';
import { type Relation, type Resource, resources } from './graph-lists.ts';
import { ok, type Reply, refusals, refuse } from './reply.ts';
import type { Row, Tables } from './tables.ts';

/** How the service is to be, to be changed by a test. */
export interface Pages {
  /** Rows a page, where it is smaller than what the service gives. */
  page: number | undefined;
  /** Gives an empty page before the last one. */
  emptyPages: boolean;
  /** What `$count` says more than there is. */
  countLag: number;
}

interface Ask {
  readonly version: 'v1.0' | 'beta';
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

interface Continued {
  readonly rows: readonly Row[];
  readonly size: number;
  readonly path: string;
  readonly needsConsistency: boolean;
}

const mostExpanded = 20;

/** The Graph of one tenant. */
export class GraphAnswers {
  readonly #tables: Tables;
  readonly #origin: () => string;
  readonly pages: Pages;
  readonly #continued = new Map<string, Continued>();
  /** Bodies of the service for paths that the lists do not know, by version and path. */
  readonly #more: (ask: Ask) => Reply | undefined;

  constructor(tables: Tables, origin: () => string, pages: Pages, more: (ask: Ask) => Reply | undefined) {
    this.#tables = tables;
    this.#origin = origin;
    this.pages = pages;
    this.#more = more;
  }

  /** Forgets every link to a next page, as the service does after a time. */
  forgetLinks(): void {
    this.#continued.clear();
  }

  /** Answers; undefined for a path that the service does not know. */
  answer(ask: Ask): Reply | undefined {
    const token = ask.query.get('$skiptoken');
    if (token !== null) return this.#next(token, ask);
    const more = this.#more(ask);
    if (more !== undefined) return more;
    const counted = /^(.*)\/\$count$/.exec(ask.path)?.[1];
    if (counted !== undefined) return this.#count(counted, ask);
    const whole = resources[ask.path];
    if (whole !== undefined) return this.#resource(whole, ask);
    const [, list = '', id = '', relation] = /^(.*?)\/([^/]+)(?:\/([^/]+))?$/.exec(ask.path) ?? [];
    const parent = relation === undefined ? undefined : resources[list];
    return parent === undefined ? undefined : this.#related(parent, decodeURIComponent(id), relation ?? '', ask);
  }

  #count(path: string, ask: Ask): Reply | undefined {
    if (ask.headers.consistencylevel !== 'eventual')
      return refuse(400, 'Request_BadRequest', '$count is not currently supported.');
    const resource = resources[path];
    if (resource?.count) {
      const rows = this.#tables.get(resource.table);
      if (rows === undefined) return refusals.permission();
      return {
        status: 200,
        body: String(rows.length + this.pages.countLag),
        headers: { 'content-type': 'text/plain' },
      };
    }
    const [, list = '', id = '', name = ''] = /^(.*?)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    const relation = resources[list]?.relations?.[name];
    if (relation === undefined) return undefined;
    const rows = this.#rowsOf(relation, decodeURIComponent(id), ask.version);
    return { status: 200, body: String(rows.length), headers: { 'content-type': 'text/plain' } };
  }

  #resource(resource: Resource, ask: Ask): Reply {
    const { query } = ask;
    if (resource.versions !== undefined && !resource.versions.includes(ask.version))
      return refuse(400, 'BadRequest', `Resource not found for the segment '${ask.path.split('/').at(-1)}'.`);
    const unwanted = [...query.keys()].find((option) => resource.refuses?.includes(option));
    if (unwanted !== undefined) return refusals.bad(`Query option '${unwanted}' is not allowed.`);
    if (resource.mustFilter !== undefined && !resource.mustFilter.test(query.get('$filter') ?? ''))
      return refuse(400, 'InvalidFilter', 'The filter is missing or not supported.');
    const all = this.#tables.get(resource.table);
    if (all === undefined) return refusals.permission();
    const rows = filtered(all.filter(resource.where ?? (() => true)), query.get('$filter'));
    const shaped = rows.map((row) => this.#shape(row, resource, ask));
    if (resource.single) return ok({ '@odata.context': `${this.#origin()}/$metadata`, ...shaped[0] });
    return this.#first(shaped, this.#sizeOf(resource, query), ask);
  }

  #sizeOf(resource: Resource, query: URLSearchParams): number {
    const asked = Number(query.get('$top') ?? resource.page ?? 1_000_000);
    const isRelation = Object.keys(resource.relations ?? {}).some((one) => query.get('$expand')?.startsWith(one));
    const size = Math.min(asked, resource.most ?? 1_000_000, isRelation ? 100 : 1_000_000);
    return Math.min(size, this.pages.page ?? size);
  }

  #shape(row: Row, resource: Resource, { query }: Ask): Row {
    const select = query.get('$select')?.split(',');
    const expanded = query.get('$expand') ?? '';
    const hidden = new Set([...(resource.parts ?? []), ...(select === undefined ? (resource.onlySelected ?? []) : [])]);
    const base = Object.fromEntries(
      Object.entries(row).filter(
        ([name]) => name.startsWith('@') || (!hidden.has(name) && (select === undefined || select.includes(name))),
      ),
    );
    for (const part of resource.parts ?? []) if (namesPart(expanded, part)) base[part] = row[part] ?? null;
    for (const [name, relation] of Object.entries(resource.relations ?? {})) {
      if (!namesPart(expanded, name)) continue;
      const inner = /\(\$select=([^)]*)\)/.exec(expanded)?.[1]?.split(',');
      base[name] = this.#rowsOf(relation, String(row.id), 'beta')
        .slice(0, mostExpanded)
        .map((one) => only(one, inner));
    }
    return base;
  }

  #related(parent: Resource, id: string, name: string, ask: Ask): Reply | undefined {
    const parents = this.#tables.rows(parent.table);
    const row = parents.find((one) => one.id === id || (one.id === undefined && one.tenantId === id));
    if (parent.parts?.includes(name)) {
      const part = row?.[name];
      if (row === undefined || part === undefined || (Array.isArray(part) && part.length === 0))
        return refusals.gone(id);
      return Array.isArray(part) ? this.#first(part as Row[], 100, ask) : ok(part);
    }
    const relation = parent.relations?.[name];
    if (relation === undefined) return undefined;
    if (row === undefined) return refusals.gone(id);
    if (this.#tables.get(relation.table) === undefined) return refusals.permission();
    const select = ask.query.get('$select')?.split(',');
    const rows = this.#rowsOf(relation, id, ask.version).map((one) => only(one, select));
    const size = Math.min(Number(ask.query.get('$top') ?? 100), 999, this.pages.page ?? 999);
    return this.#first(rows, size, ask);
  }

  #rowsOf(relation: Relation, id: string, version: 'v1.0' | 'beta'): Row[] {
    return this.#tables
      .rows(relation.table)
      .filter((row) => row[relation.nearEnd] === id)
      .filter((row) => !(version === 'v1.0' && relation.hidesServicePrincipals && isServicePrincipal(row)))
      .map(({ [relation.nearEnd]: end, ...rest }) =>
        relation.keepsNearEnd ? { ...rest, [relation.nearEnd]: end } : rest,
      );
  }

  #first(rows: readonly Row[], size: number, ask: Ask): Reply {
    const needsConsistency = ask.query.get('$count') === 'true';
    return this.#page({ rows, size, path: `/${ask.version}${ask.path}`, needsConsistency });
  }

  #next(token: string, ask: Ask): Reply {
    const continued = this.#continued.get(token);
    if (continued === undefined || continued.path !== `/${ask.version}${ask.path}`)
      return refuse(
        400,
        'Directory_ExpiredPageToken',
        'The specified page token has expired and can no longer be used.',
      );
    if (continued.needsConsistency && ask.headers.consistencylevel !== 'eventual')
      return refusals.bad('ConsistencyLevel is missing.');
    return this.#page(continued);
  }

  #page(continued: Continued): Reply {
    const { rows, size, path } = continued;
    const isEmptyOne = this.pages.emptyPages && rows.length > 0 && !('isAfterEmpty' in continued);
    const value = isEmptyOne ? [] : rows.slice(0, size);
    const rest = rows.slice(value.length);
    if (rest.length === 0) return ok({ '@odata.context': `${this.#origin()}/$metadata`, value });
    const token = randomUUID();
    this.#continued.set(token, { ...continued, rows: rest, ...(isEmptyOne ? { isAfterEmpty: true } : {}) });
    return ok({
      '@odata.context': `${this.#origin()}/$metadata`,
      '@odata.nextLink': `${this.#origin()}${path}?$skiptoken=${token}`,
      value,
    });
  }
}

const isServicePrincipal = (row: Row) =>
  String(row['@odata.type'] ?? '')
    .toLowerCase()
    .endsWith('.serviceprincipal');

const namesPart = (expand: string, part: string) => new RegExp(`(^|,)${part}(\\(|,|$)`).test(expand);

function only(row: Row, select: readonly string[] | undefined): Row {
  if (select === undefined) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('@') || select.includes(name)));
}

/** `field eq 'value'` joined by `and` and `or`: what the collections ask for. A field that rows do not have passes. */
function filtered(rows: readonly Row[], filter: string | null): Row[] {
  if (filter === null) return [...rows];
  const wanted = new Map<string, string[]>();
  for (const [, field = '', value = ''] of filter.matchAll(/(\w+) eq '([^']*)'/g))
    wanted.set(field, [...(wanted.get(field) ?? []), value]);
  return rows.filter((row) =>
    [...wanted].every(([field, values]) => row[field] === undefined || values.includes(String(row[field]))),
  );
}
