/** The answers to the committed questions, as far as the command line reads them. */
import type { LevelAnswer } from './level-words.ts';

/** A node. */
export interface NodeAnswer {
  readonly id: string;
  readonly sourceId: string;
  readonly name: string;
  readonly kind: string;
  readonly requiredAssurance: LevelAnswer | null;
  readonly exposure: LevelAnswer | null;
  readonly exposureKnown: LevelAnswer | null;
  readonly exposureWithoutTenantControl?: LevelAnswer | null;
  readonly sensitiveBecause?: string | null;
}

/** One link of a route with its ends. */
export interface HopAnswer {
  readonly from: { readonly id: string; readonly name: string; readonly kind: string };
  readonly link: {
    readonly kind: string;
    readonly says: string;
    readonly basis: string;
    readonly rule: string;
    readonly gate: LevelAnswer;
    readonly assurance: LevelAnswer | null;
  };
  readonly to: { readonly id: string; readonly name: string; readonly kind: string };
}

/** A route. */
export interface RouteAnswer {
  readonly id: string;
  readonly length: number;
  readonly sentence: string;
  readonly barrier: LevelAnswer;
  readonly weakest: HopAnswer | null;
  readonly hops: readonly HopAnswer[];
}

/** questions/routes.graphql. */
export interface RoutesAnswer {
  readonly node: NodeAnswer | null;
  readonly coverage: { readonly gaps: readonly { readonly links: readonly string[]; readonly says: string }[] };
  readonly routes: {
    readonly snapshot: string;
    readonly complete: boolean;
    readonly stoppedBy: string | null;
    readonly notJudged: readonly { readonly kinds: readonly string[]; readonly reason: string }[];
    readonly count: { readonly value: number; readonly exact: boolean };
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: RouteAnswer }[];
  };
}

/** A break-glass account with its rules. */
export interface BreakGlassAnswer {
  readonly id: string;
  readonly name: string | null;
  readonly findings: readonly { readonly rule: string; readonly met: boolean; readonly why: string }[];
}

/** questions/overview.graphql. */
export interface OverviewAnswer {
  readonly snapshot: { readonly tenant: { readonly name: string }; readonly publishedAt: string | null };
  readonly breakGlass: readonly BreakGlassAnswer[];
  readonly resources: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: NodeAnswer }[];
  };
}

/** A node that a text may mean. */
export type FoundAnswer = Pick<NodeAnswer, 'id' | 'sourceId' | 'name' | 'kind' | 'requiredAssurance'>;

/** questions/find.graphql. */
export interface FindAnswer {
  /** Absent where parts of names were asked for. */
  readonly node?: FoundAnswer | null;
  readonly search: { readonly totalCount: number; readonly edges: readonly { readonly node: FoundAnswer }[] };
}
