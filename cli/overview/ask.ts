/** Asks for the overview: the tenant's measures, and every sensitive resource with its own. */
import type { Graph } from '#cypher';
import type { OverviewJson } from '../json.ts';
import { question } from '../question.ts';
import { OverviewDocument, OverviewResourcesDocument, type ResourceFragment } from '../questions/answers.ts';

const pageSize = 100;

/** The overview as `--json` prints it. Throws GraphError CANCELLED when the signal fires. */
export async function askOverview(graph: Graph, signal: AbortSignal): Promise<OverviewJson> {
  const { snapshot, tenant, questions, declarations, breakGlass } = await question(
    graph,
    OverviewDocument,
    {},
    { signal },
  );
  const { id, name, ...measures } = tenant;
  const resources = (await everyResource(graph, signal)).map(resourceJson);
  return { snapshot: snapshot.id, tenant: { id, name }, ...measures, resources, questions, declarations, breakGlass };
}

async function everyResource(graph: Graph, signal: AbortSignal): Promise<ResourceFragment[]> {
  const all: ResourceFragment[] = [];
  for (let after: string | null = null; ; ) {
    const variables: { first: number; after: string | null } = { first: pageSize, after };
    const { resources } = await question(graph, OverviewResourcesDocument, variables, { signal });
    all.push(...resources.edges.map(({ node }) => node));
    if (!resources.pageInfo.hasNextPage) return all;
    after = resources.pageInfo.endCursor;
  }
}

const nothing = { seen: 0, assumed: 0 };

function resourceJson({ id, name, kind, requiredAssurance, protection }: ResourceFragment) {
  return {
    id,
    name,
    kind,
    needs: requiredAssurance,
    state: protection?.state ?? 'UNDECIDED',
    openWays: protection?.openWays ?? nothing,
    openIdentities: protection?.openIdentities ?? nothing,
    outside: protection?.outside ?? nothing,
    shortfall: protection?.shortfall ?? nothing,
    ofItsOwn: protection?.ofItsOwn ?? { state: 'UNDECIDED', openIdentities: nothing },
    asDeclared: protection?.asDeclared ?? [],
    notCovered: protection?.notCovered ?? [],
  };
}
