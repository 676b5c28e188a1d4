/** Drawn test tenants: files of cases, each with rows in a shorthand, what a rule must draw from them and what it must not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../support/tiny-tenant.ts';
import { type DrawnRows, factsOf, type Resolve, resolverOf } from './shorthand.ts';

const folder = join(import.meta.dirname, 'cases');

/** One case; README.md in `cases/` tells how to write one. */
export interface DrawnCase {
  readonly name: string;
  readonly facts: DrawnRows;
  readonly reaches: readonly string[];
  readonly doesNotReach: readonly string[];
  /** `<from> <rule>`: who has the rule's links by what they are members of, and none of their own. */
  readonly drawsNone?: readonly string[];
}

/** Cases that are loaded together as one tenant. */
export interface DrawnTenant {
  readonly name: string;
  readonly tells: string;
  readonly cases: readonly DrawnCase[];
  /** Reasons of the rows that are not used, by collection. */
  readonly unused: Readonly<Record<string, readonly string[]>>;
  readonly facts: Facts;
  readonly resolve: Resolve;
}

/** Who gets where by what: a rule, an ability, or (in capitals) a kind of link; the rest is what it must come to. */
export interface Statement {
  readonly from: string;
  readonly by: string;
  readonly to: string;
  readonly gate: number | undefined;
  readonly basis: string | undefined;
}

/** Reads `<from> <by> <to> [<gate> [<BASIS>]]`. Throws where it is none. */
export function statementOf(text: string): Statement {
  const [from, by, to, gate, basis, ...more] = text.split(' ');
  if (from === undefined || by === undefined || to === undefined || more.length > 0)
    throw new Error(`Not "<from> <by> <to> [<gate> [<BASIS>]]": ${text}`);
  return { from, by, to, gate: gate === undefined ? undefined : Number(gate), basis };
}

function tenantIn(file: string): DrawnTenant {
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<DrawnTenant, 'name'>;
  const rows = content.cases.map((one) => one.facts);
  const resolve = resolverOf(rows);
  return {
    name: file.replace(/\.json$/, ''),
    tells: content.tells,
    cases: content.cases,
    unused: content.unused ?? {},
    facts: factsOf(rows, resolve),
    resolve,
  };
}

/** Every drawn tenant, by the name of its file. */
export const drawnTenants: readonly DrawnTenant[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map(tenantIn);
