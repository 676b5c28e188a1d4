/** Reads a list: page after page, to the last one. */
import type { GraphClient } from '../ask/graph-client.ts';
import { countOf, headersOf, type Page, pageOf } from '../ask/graph-pages.ts';
import { GaveUp, type Heard } from '../ask/persist.ts';
import { Refused } from '../ask/refused.ts';
import type { GraphRequest, ListOfPages, Row } from '../collection.ts';
import { countRequestOf } from '../counts.ts';
import { firstAnswer } from './first-answer.ts';
import { errandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

interface State {
  readonly next: string;
  readonly pages: number;
}

/** The reading cannot go on from where it stood and begins anew. */
export class BeginAnew extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'BeginAnew';
  }
}

/** Lists of more pages are not read again for a count that differs. */
const pagesReadAgain = 100;

/** Reads a list. Throws what asking throws. */
export async function readList(read: ListOfPages, work: Work, tenant: Tenant, graph: GraphClient): Promise<void> {
  const countRequest = countRequestOf(read);
  if (countRequest !== undefined) work.total = await countOf(graph, countRequest, errandOf(work, tenant));
  if (read.count === '/users/$count' && work.total !== undefined) tenant.lanes.units.fit(work.total);
  const composed = await composerOf(read, tenant);
  let before: ReadonlySet<unknown> = new Set();
  const pages = await readPages(read.request, work, tenant, graph, {
    ...(read.onBadRequest === undefined ? {} : { onBadRequest: read.onBadRequest }),
    async page({ rows }) {
      // Where objects come or go between two pages, the service may give those at the border twice.
      const fresh = rows.filter((row) => row?.id === undefined || !before.has(row.id));
      before = new Set(rows.map((row) => row?.id));
      await work.add(fresh.map(composed).filter((row) => row !== undefined));
      return read.most === undefined || work.counts.rows < read.most;
    },
  });
  if (read.most !== undefined && work.counts.rows >= read.most)
    work.problems.push(`the reading stopped at ${work.counts.rows} rows; a shorter time gives all of it`);
  if (read.whenEmpty !== undefined && work.counts.rows === 0) work.problems.push(read.whenEmpty);
  if (countRequest === undefined || work.total === undefined) return;
  const seen = work.counts.rows + work.counts.rejected;
  if (seen === work.total) return;
  // The index of counts lags behind the list: a difference is asked about once more, and then told.
  const again = await countOf(graph, countRequest, errandOf(work, tenant));
  if (again === undefined || again === seen) return;
  if (seen < again && pages <= pagesReadAgain && !work.isSecond)
    throw new BeginAnew(`$count says ${again}, and ${seen} were read`);
  work.counted = again;
}

async function composerOf(read: ListOfPages, { collected }: Tenant): Promise<(row: Row) => Row | undefined> {
  return (await read.composeWith?.(collected)) ?? read.compose ?? ((row) => row);
}

/** What is done with pages. */
export interface PageHearer {
  readonly onBadRequest?: GraphRequest;
  /** Takes a page; false where it is enough. */
  page(page: Page): Promise<boolean>;
}

/** Follows the links from the first page, or from where an interrupted reading stood; gives the number of pages. */
export async function readPages(
  request: GraphRequest,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
  hearer: PageHearer,
): Promise<number> {
  const left = work.state as State | undefined;
  let link = left?.next ?? graph.urlOf(request);
  for (let pages = left?.pages ?? 0; ; pages += 1) {
    const { json } = await ask(link, pages, hearer);
    const page = pageOf(json);
    const goesOn = await hearer.page(page);
    work.answered = true;
    tenant.onRows(work);
    if (page.next === undefined || !goesOn) return pages + 1;
    link = nextOf(page.next, link, graph);
    await work.checkpoint({ next: link, pages: pages + 1 } satisfies State);
  }

  async function ask(url: string, pages: number, { onBadRequest }: PageHearer): Promise<Heard> {
    if (pages === 0) return await firstAnswer(request, onBadRequest, work, tenant, graph);
    try {
      return await graph.get(url, errandOf(work, tenant), headersOf(request));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // A link lives for a time; where it is no longer taken, the list is read from its start.
      if (error.status === 400 || error.status === 404 || error.status === 410)
        throw new BeginAnew(`the link to the next page is no longer taken (${error.message})`);
      throw error;
    }
  }
}

/** Reads a short list whole. */
export async function wholeList(
  request: GraphRequest,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  let link: string | undefined = graph.urlOf(request);
  while (link !== undefined) {
    const { json } = await graph.get(link, errandOf(work, tenant), headersOf(request));
    const page: Page = pageOf(json);
    all.push(...page.rows);
    link = page.next === undefined ? undefined : nextOf(page.next, link, graph);
  }
  return all;
}

/** The address of the next page; a service may name it relative to this one. Throws GaveUp for this page again, or another host. */
function nextOf(next: string, link: string, graph: GraphClient): string {
  const { href } = graph.service.sameHost(next, link);
  if (href === new URL(link).href) throw new GaveUp('the service names the same page as the next one');
  return href;
}
