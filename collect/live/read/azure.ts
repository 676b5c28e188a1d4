/** Reads Azure: lists at scopes, queries of Resource Graph, and rows that are made of several answers. */

import type { AzureClient, GraphScope, ListOperation } from '../ask/azure-client.ts';
import { GaveUp } from '../ask/persist.ts';
import { Refused } from '../ask/refused.ts';
import type { ArmComposite, ListOfScopes, ResourceGraphQuery, Row } from '../collection.ts';
import { readRows } from '../folder/read-rows.ts';
import { BeginAnew } from './list.ts';
import { azureErrandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

const scopesAtOnce = 6;

interface ScopesState {
  readonly index: number;
  readonly refused: number;
  /** Scopes whose rows are missing. */
  readonly missing?: readonly string[];
}

/** Reads a list at each scope. What a scope refuses is told by its name; throws the refusal where all refuse. */
export async function readScopes(read: ListOfScopes, work: Work, tenant: Tenant, azure: AzureClient): Promise<void> {
  for await (const id of idsSoFar(work)) work.remember(id);
  const left: ScopesState = (work.state as ScopesState | undefined) ?? { index: 0, refused: 0 };
  let { index, refused } = left;
  work.missingScopes.push(...(left.missing ?? []));
  let first: Refused | undefined;
  const scopes = await gather(read.scopes(tenant.collected));
  for (; index < scopes.length; ) {
    const round = scopes.slice(index, index + scopesAtOnce);
    const refusals = await Promise.all(round.map((scope) => readScope(read, scope, work, tenant, azure)));
    index += round.length;
    for (const refusal of refusals) if (refusal !== undefined) first ??= refusal;
    refused += refusals.filter((refusal) => refusal !== undefined).length;
    if (refused < index) work.answered = true;
    await work.checkpoint({ index, refused, missing: [...work.missingScopes] } satisfies ScopesState);
    tenant.onRows(work);
  }
  if (first !== undefined && refused === scopes.length) {
    work.problems.length = 0;
    throw first;
  }
  work.answered = true;
}

async function gather(scopes: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const scope of scopes) all.push(scope);
  return all;
}

async function* idsSoFar(work: Work): AsyncGenerator<string> {
  if (work.state === undefined) return;
  for await (const row of readRows(work.rowsPath)) yield idOf(row);
}

const idOf = (row: Row) => (typeof row.id === 'string' ? row.id.toLowerCase() : '');

async function readScope(
  read: ListOfScopes,
  scope: string,
  work: Work,
  tenant: Tenant,
  azure: AzureClient,
): Promise<Refused | undefined> {
  const list: ListOperation = (clients, options) => read.pages(clients, scope, options);
  try {
    for (let link: string | undefined; ; ) {
      const page = await azure.page(list, link, subjectOf(scope), azureErrandOf(work, tenant));
      const rows = await Promise.all(
        page.rows.map(async (row) => (read.compose ? await read.compose(row, scope, tenant.collected) : row)),
      );
      await work.addOnce(
        rows.filter((row) => row !== undefined),
        idOf,
      );
      if (page.next === undefined) return undefined;
      if (page.next === link) throw new GaveUp('the service names the same page as the next one');
      link = page.next;
    }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof GaveUp)) throw error;
    work.problems.push(`${scope}: ${error.message}`);
    work.missingScopes.push(`/${scope}`);
    return error instanceof Refused ? error : undefined;
  }
}

/** The subscription of a scope, whose budget its requests are of; the tenant's where it is of none. */
function subjectOf(scope: string): string {
  return /subscriptions\/([^/]+)/i.exec(scope)?.[1]?.toLowerCase() ?? '';
}

interface QueryState {
  readonly next: string;
  readonly pages: number;
}

/** Reads a Resource Graph query, page after page. */
export async function readQuery(
  read: ResourceGraphQuery,
  work: Work,
  tenant: Tenant,
  azure: AzureClient,
): Promise<void> {
  for await (const id of idsSoFar(work)) work.remember(id);
  const left = work.state as QueryState | undefined;
  await eachPage(read.kusto, await graphScope(tenant), left, work, tenant, azure, async (rows, next, pages) => {
    const composed = rows.map((row) => (read.compose ? read.compose(row) : row)).filter((row) => row !== undefined);
    await work.addOnce(composed, idOf);
    work.answered = true;
    tenant.onRows(work);
    if (next !== undefined) await work.checkpoint({ next, pages } satisfies QueryState);
  });
}

async function eachPage(
  kusto: string,
  scope: GraphScope,
  left: QueryState | undefined,
  work: Work,
  tenant: Tenant,
  azure: AzureClient,
  hear: (rows: readonly Row[], next: string | undefined, pages: number) => Promise<void>,
): Promise<void> {
  for (let next = left?.next, pages = left?.pages ?? 0; ; ) {
    const page = await azure.query(kusto, scope, next, azureErrandOf(work, tenant)).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 400 && pages > 0)
        throw new BeginAnew(`the token of the next page is no longer taken (${error.message})`);
      throw error;
    });
    work.total ??= page.total;
    if (page.isTruncated && page.next === undefined)
      work.problems.push('Resource Graph cut the answer short without a way to go on');
    if (page.next !== undefined && page.next === next)
      throw new GaveUp('the service names the same page as the next one');
    await hear(page.rows, page.next, ++pages);
    if (page.next === undefined) return;
    next = page.next;
  }
}

/** The whole tenant: its root management group. Where no management group is read, every subscription that is. */
async function graphScope({ collected, tenantId, whenEnded }: Tenant): Promise<GraphScope> {
  await whenEnded('arm/management-groups');
  const groups: string[] = [];
  for await (const { name } of collected.rows('arm/management-groups')) if (typeof name === 'string') groups.push(name);
  const root = groups.find((name) => name.toLowerCase() === tenantId?.toLowerCase());
  if (root !== undefined) return { managementGroups: [root] };
  if (groups.length > 0) return { managementGroups: groups };
  return {};
}

/** Reads a few answers that make rows together. */
export async function readArmComposite(
  read: ArmComposite,
  work: Work,
  tenant: Tenant,
  azure: AzureClient,
): Promise<void> {
  const rows = await read.rows({
    async list(list) {
      const all: Row[] = [];
      for (let link: string | undefined; ; ) {
        const page = await azure.page(list, link, '', azureErrandOf(work, tenant));
        all.push(...page.rows);
        if (page.next === undefined) return all;
        if (page.next === link) throw new GaveUp('the service names the same page as the next one');
        link = page.next;
      }
    },
    async query(kusto, given) {
      const all: Row[] = [];
      const scope = given ?? (await graphScope(tenant));
      await eachPage(kusto, scope, undefined, work, tenant, azure, async (found) => void all.push(...found));
      return all;
    },
    tenantId: tenant.tenantId,
    collected: tenant.collected,
    wanting: (problem) => work.problems.push(problem),
  });
  await work.addOnce(rows, idOf);
  work.answered = true;
  tenant.onRows(work);
}
