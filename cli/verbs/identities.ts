/** `postern identities`: the inventory, who gets furthest first. */
import type { Graph } from '#cypher';
import type { IdentitiesJson } from '../governance-json.ts';
import { identitiesText } from '../identities-text.ts';
import type { Output } from '../output.ts';
import { question } from '../question.ts';
import { IdentitiesDocument, type IdentitiesQuery, type IdentityFilter } from '../questions/answers.ts';
import { withGraph } from '../with-graph.ts';

/** Options of the verb. */
export interface IdentitiesVerb {
  readonly data: string;
  readonly unowned?: boolean;
  readonly stale?: boolean;
  readonly tenantControl?: boolean;
  readonly humanUse?: boolean;
  readonly thirdParty?: boolean;
  readonly purposeOver?: boolean;
  readonly expiring?: number | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly first: number;
}

const pageRows = 100;

/** Asks and prints. */
export async function identitiesVerb(options: IdentitiesVerb, output: Output): Promise<void> {
  const most = output.json ? Number.POSITIVE_INFINITY : options.first;
  const answer = await withGraph(options.data, output, ({ graph }) => askAll(graph, filterOf(options), most));
  await output.answer(answer satisfies IdentitiesJson, identitiesText);
}

function filterOf(options: IdentitiesVerb): IdentityFilter {
  const flags = [
    ...(options.unowned === true ? (['UNOWNED'] as const) : []),
    ...(options.stale === true ? (['STALE'] as const) : []),
    ...(options.tenantControl === true ? (['REACHES_TENANT_CONTROL'] as const) : []),
    ...(options.humanUse === true ? (['HUMAN_USE'] as const) : []),
    ...(options.thirdParty === true ? (['THIRD_PARTY'] as const) : []),
    ...(options.purposeOver === true ? (['PURPOSE_OVER'] as const) : []),
  ];
  const { expiring, sort } = options;
  return {
    ...(flags.length === 0 ? {} : { flags }),
    ...(expiring === undefined ? {} : { expiringWithinDays: expiring }),
    ...(sort === undefined || sort.length === 0 ? {} : { sorts: sort }),
  };
}

async function askAll(graph: Graph, filter: IdentityFilter, most: number): Promise<IdentitiesQuery> {
  let after: string | null = null;
  let answer: IdentitiesQuery | undefined;
  for (;;) {
    const first = Math.min(pageRows, most - (answer?.identities.edges.length ?? 0));
    const page: IdentitiesQuery = await question(graph, IdentitiesDocument, { filter, first, after });
    const edges: IdentitiesQuery['identities']['edges'] = [
      ...(answer?.identities.edges ?? []),
      ...page.identities.edges,
    ];
    answer = { ...page, identities: { ...page.identities, edges } };
    after = page.identities.pageInfo.endCursor;
    if (!page.identities.pageInfo.hasNextPage || edges.length >= most) return answer;
  }
}
