/** The shapes of the answers to the questions beside this file; a test holds the questions to the schema. */
import type { Basis, LevelName, LinkKind, NodeKind } from '#catalogue';

/** A level of assurance. */
export interface LevelAnswer {
  readonly name: LevelName;
  readonly value: number;
}

/** Where a page of a list ends. */
export interface PageInfoAnswer {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A node as routes and lists show it. */
export interface StopAnswer {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly underProtected: boolean;
  readonly exposure: LevelAnswer | null;
  readonly requiredAssurance: LevelAnswer | null;
}

/** A link. */
export interface LinkAnswer {
  readonly id: string;
  readonly kind: LinkKind;
  readonly says: string;
  readonly rule: string;
  readonly basis: Basis;
  readonly source: string;
  readonly authenticatorsInWords: string | null;
  readonly gate: LevelAnswer;
  readonly assurance: LevelAnswer | null;
  readonly evidence: readonly { readonly id: string; readonly collection: string | null }[];
}

/** A link with its ends. */
export interface HopAnswer {
  readonly from: StopAnswer;
  readonly link: LinkAnswer;
  readonly to: StopAnswer;
}

/** A route. */
export interface RouteAnswer {
  readonly id: string;
  readonly sentence: string;
  readonly length: number;
  readonly barrier: LevelAnswer;
  readonly weakest: { readonly link: { readonly id: string; readonly says: string } } | null;
  readonly hops: readonly HopAnswer[];
}

/** Answers routes.graphql. */
export interface RoutesAnswer {
  readonly routes: {
    readonly snapshot: string;
    readonly complete: boolean;
    readonly stoppedBy: 'ROUTES' | 'HOPS' | 'TIME' | null;
    readonly notJudged: readonly NotJudgedAnswer[];
    readonly pageInfo: PageInfoAnswer;
    readonly edges: readonly { readonly node: RouteAnswer }[];
  };
}

/** Kinds of link that could not be judged whole, and why. */
export interface NotJudgedAnswer {
  readonly kinds: readonly LinkKind[];
  readonly reason: string;
}

/** Answers route-count.graphql. */
export interface RouteCountAnswer {
  readonly routes: { readonly count: { readonly value: number; readonly exact: boolean } };
}

/** The exposures of a node. */
export interface ExposuresAnswer extends StopAnswer {
  readonly sensitiveBecause: string | null;
  readonly exposureKnown: LevelAnswer | null;
  readonly exposureHeadline: LevelAnswer | null;
  readonly exposureWithoutTenantControl: LevelAnswer | null;
  readonly exposureByEntry: readonly { readonly entry: string; readonly name: string; readonly level: LevelAnswer }[];
}

/** Answers resources.graphql. */
export interface ResourcesAnswer {
  readonly breakGlass: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly findings: readonly { readonly rule: string; readonly met: boolean; readonly why: string }[];
  }[];
  readonly resources: {
    readonly totalCount: number;
    readonly underProtected: number;
    readonly pageInfo: PageInfoAnswer;
    readonly edges: readonly { readonly node: ExposuresAnswer }[];
  };
}

/** The first route to a resource, in brief. */
export interface WayAnswer {
  readonly id: string;
  readonly sentence: string;
  readonly length: number;
  readonly barrier: LevelAnswer;
  readonly weakest: {
    readonly from: { readonly id: string; readonly name: string };
    readonly link: { readonly says: string; readonly basis: Basis; readonly gate: LevelAnswer };
    readonly to: { readonly name: string; readonly kind: NodeKind };
  } | null;
}

/** Answers weakest-ways.graphql. */
export interface WeakestWaysAnswer {
  readonly resources: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly people: number;
        readonly breakGlassPeople: number;
        readonly firstRoute: WayAnswer | null;
      };
    }[];
  };
}

/** Answers node.graphql. */
export interface NodeAnswer {
  readonly node:
    | (ExposuresAnswer & {
        readonly sourceId: string;
        readonly details: readonly { readonly name: string; readonly value: string }[];
      })
    | null;
}

/** A page of links. */
export interface LinksAnswer {
  readonly totalCount: number;
  readonly pageInfo: PageInfoAnswer;
  readonly edges: readonly { readonly node: HopAnswer }[];
}

/** Answers node-links.graphql. */
export interface NodeLinksAnswer {
  readonly node: {
    readonly id: string;
    readonly linksIn: LinksAnswer;
    readonly linksOut: LinksAnswer;
    readonly facts: readonly {
      readonly kind: string;
      readonly says: string;
      readonly outward: boolean;
      readonly node: Omit<StopAnswer, 'underProtected'>;
    }[];
  } | null;
}

/** Answers search.graphql. */
export interface SearchAnswer {
  readonly search: {
    readonly totalCount: number;
    readonly pageInfo: PageInfoAnswer;
    readonly edges: readonly { readonly node: StopAnswer }[];
  };
}

/** Answers catalogue.graphql. */
export interface CatalogueAnswer {
  readonly catalogue: {
    readonly nodeKinds: readonly { readonly kind: NodeKind; readonly is: string; readonly also: NodeKind | null }[];
    readonly linkKinds: readonly {
      readonly kind: LinkKind;
      readonly says: string;
      readonly role: 'WAY_IN' | 'MOVEMENT' | 'CONTROL';
      readonly source: string;
    }[];
    readonly levels: readonly (LevelAnswer & { readonly people: string; readonly workloads: string })[];
    readonly bases: readonly { readonly basis: Basis; readonly says: string }[];
    readonly entries: readonly { readonly id: string; readonly name: string }[];
  };
  readonly snapshot: SnapshotAnswer & { readonly besideHeadline: readonly string[] };
  readonly coverage: { readonly complete: number; readonly total: number };
}

/** A snapshot. */
export interface SnapshotAnswer {
  readonly id: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly publishedAt: string | null;
  readonly nodes: number;
  readonly links: number;
}

/** Answers coverage.graphql. */
export interface CoverageAnswer {
  readonly coverage: {
    readonly complete: number;
    readonly total: number;
    readonly unknownFiles: readonly string[];
    readonly assumptions: readonly {
      readonly key: string;
      readonly says: string;
      readonly links: number;
      readonly people: number;
    }[];
    readonly closedActivations: readonly {
      readonly reason: string;
      readonly count: number;
      readonly examples: readonly string[];
    }[];
    readonly gaps: readonly { readonly says: string; readonly links: readonly LinkKind[] }[];
    readonly notJudged: readonly NotJudgedAnswer[];
    readonly collections: readonly CollectionAnswer[];
  };
  readonly snapshot: SnapshotAnswer & { readonly createdAt: string; readonly seconds: number };
}

/** One collection of facts. */
export interface CollectionAnswer {
  readonly name: string;
  readonly status: 'COMPLETE' | 'PARTIAL' | 'FORBIDDEN' | 'UNLICENSED' | 'SKIPPED';
  readonly reason: string | null;
  readonly rows: number | null;
  readonly used: number | null;
  readonly unused: readonly { readonly reason: string; readonly count: number; readonly examples: readonly string[] }[];
}
