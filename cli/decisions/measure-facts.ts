/** What a load of a facts folder would come to: its measures, read from a snapshot that is never published. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSource } from '#collect';
import type { OpenGraph } from '#cypher';
import type { MeasuredResource, Sums } from '#links';
import {
  type FirstRoutes,
  firstRoutes,
  judgedPeopleKept,
  type MeasurableLinks,
  readMeasurableLinks,
  readMeasuredResources,
} from '#routes';
import { type LoadReport, loadUnpublished } from '../../ingest/index.ts';
import type { OverviewJson } from '../json.ts';
import type { Output } from '../output.ts';
import { readConfiguration, usualConfiguration } from '../read-configuration.ts';

/** The measures of a tenant, spelled as in `overview --json`. */
export interface TenantMeasures extends Sums {
  readonly states: OverviewJson['states'];
}

/** A facts folder with the file of its configuration. */
export interface Facts {
  readonly folder: string;
  /** The file of the configuration; undefined where there is none. */
  readonly configuration: string | undefined;
}

/** What a load of facts comes to. */
export interface MeasuredFacts {
  readonly tenant: LoadReport['tenant'];
  readonly measures: TenantMeasures;
  readonly resources: readonly MeasuredResource[];
  /** What was collected and what was not. */
  readonly collections: LoadReport['collections'];
}

/** The facts of a folder with the configuration that is named, else the folder's own, else ./postern.yaml. */
export function factsOf(folder: string, named: string | undefined): Facts {
  const own = [join(folder, usualConfiguration), usualConfiguration].find((file) => existsSync(file));
  return { folder, configuration: named ?? own };
}

/** Where facts are measured. */
export interface Bench extends Pick<OpenGraph, 'graph' | 'embedded'> {
  readonly data: string;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/**
 * Loads facts, reads their measures and their links, and drops what was loaded. Of the links those are told apart that were drawn from
 * rows of `collections`; the first routes to each resource are listed where `routes`, and people are kept to be judged again where `people`.
 * Throws what loading throws.
 */
export async function measureLinks(
  { graph, embedded, data, output: { progress }, signal }: Bench,
  { folder, configuration }: Facts,
  collections: readonly string[],
  { routes = false, people = false }: { readonly routes?: boolean; readonly people?: boolean } = {},
): Promise<{ readonly measured: MeasuredFacts; readonly links: MeasurableLinks; readonly routes: Routes }> {
  const source = await openSource(folder, progress);
  const options = {
    progress,
    signal,
    configuration: configuration === undefined ? {} : await readConfiguration(configuration),
    dataFolder: embedded === undefined ? undefined : data,
  };
  try {
    return await loadUnpublished(graph, source.folder, options, async (report) => {
      const { snapshot, tenant, besideHeadline, collections: collected } = report;
      const { states, openPairs, shortfall } = report.measures;
      const resources = await readMeasuredResources(graph, snapshot);
      const measures = { states, openPairs, shortfall };
      const measured = { tenant, measures, resources, collections: collected };
      const asked = { snapshot, tenant: tenant.id, besideHeadline };
      const read = await readMeasurableLinks(graph, asked, collections);
      const links = people ? { ...read, people: await judgedPeopleKept(graph, snapshot) } : read;
      return { measured, links, routes: routes ? await routesTo(resources, { graph, snapshot, signal }) : new Map() };
    });
  } finally {
    await source.close();
  }
}

type Routes = ReadonlyMap<string, FirstRoutes>;

/** Milliseconds for the routes of one resource, and for how many resources they are listed. */
const routesOf = { budget: 5_000, most: 200 };

async function routesTo(
  resources: readonly MeasuredResource[],
  { graph, snapshot, signal }: Pick<Bench, 'graph' | 'signal'> & { readonly snapshot: string },
): Promise<Routes> {
  const ids = resources.slice(0, routesOf.most).map(({ id }) => id);
  return await firstRoutes(graph, snapshot, ids, { budget: routesOf.budget, signal });
}
