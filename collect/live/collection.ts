/** The declaration of a collection of a live tenant: what is asked, by which permission, in which lane, and how rows come of the answers. */
import type { z } from 'zod';
import type { CollectionName, OptionalCollectionName } from '../facts/collections.ts';
import type { CollectionEntry } from '../facts/manifest.ts';
import type { ArmClients, ArmOptions, ArmPages } from './ask/arm-clients.ts';

/** A name of a facts file that `collect` may write. */
export type LiveName = CollectionName | OptionalCollectionName;

/** A row as the source gave it. */
export type Row = Readonly<Record<string, unknown>>;

/** A budget that requests of one kind share, since the service throttles them together. See lanes.ts. */
export type LaneName =
  | 'directory'
  | 'key-credentials'
  | 'reports'
  | 'conditional-access'
  | 'privileged-identity-management'
  | 'azure'
  | 'resource-graph';

/** What a tenant must have bought for the collection to be answered. */
export type Licence = 'P1' | 'P2' | 'GOVERNANCE' | 'WORKLOAD_ID';

/** The least permissions, each list whole: all of one of them are needed. Names as in Microsoft's permission reference. */
export interface GraphPermissions {
  readonly application: readonly string[];
  readonly delegated: readonly string[];
  /** Permissions that make the rows whole, and what is missing without each. */
  readonly more?: Readonly<Record<string, string>>;
}

/** One GET of Microsoft Graph. `{id}` in the path or the query stands for the id of a subject, `{since}` for the time that was chosen. */
export interface GraphRequest {
  readonly version: 'v1.0' | 'beta';
  /** Begins with a slash, without version and query. */
  readonly path: string;
  /** Options without encoding, such as `{ $select: 'id', $top: '999' }`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** One GET of Azure Resource Manager, or a query of Resource Graph; the documentation prints it, a client sends it. */
export interface ArmRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly apiVersion: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The Kusto text of a Resource Graph query. */
  readonly kusto?: string;
}

/** What is collected already, for collections that ask about the rows of others. */
export interface Collected {
  /** The rows of a collection that has ended; none where it has no file. */
  rows(name: LiveName): AsyncIterable<Row>;
  /** True when the collection has a file. */
  has(name: LiveName): boolean;
  /** What the manifest says of a collection that has ended. */
  entry(name: LiveName): CollectionEntry | undefined;
}

/** A chain of pages. */
export interface ListOfPages {
  readonly kind: 'list';
  readonly request: GraphRequest;
  /** The `/$count` of the same list, where the service has one: it gives the total and checks the end. */
  readonly count?: string;
  /** What is asked instead where the service answers the first request with 400. */
  readonly onBadRequest?: GraphRequest;
  /** Makes the row of the source's row; undefined leaves the row out. The row itself by default. */
  readonly compose?: (row: Row) => Row | undefined;
  /** The same, where a row is made with the rows of collections that have ended; asked once, at the start. */
  readonly composeWith?: (collected: Collected) => Promise<(row: Row) => Row>;
  /** Rows after which it is PARTIAL, so that a busy tenant's log does not go on for hours. */
  readonly most?: number;
  /** Why nothing may not mean none; the collection is PARTIAL then. */
  readonly whenEmpty?: string;
}

/**
 * A relation of every object of a list, by `$expand`, which gives 20 related rows at most and no link to more: an object
 * that came with 20 is asked by itself, in a `$batch`.
 * https://learn.microsoft.com/graph/query-parameters#expand-parameter
 */
export interface RelationByExpand {
  readonly kind: 'relation-by-expand';
  /** The list, with its `$expand`. */
  readonly request: GraphRequest;
  /** The name of the expanded relation, such as `members`. */
  readonly relation: string;
  /** The field that names the near end, such as `groupId`; none where the related row names it itself. */
  readonly nearEnd?: string;
  /** The relation of one object. */
  readonly detail: GraphRequest;
  /** The collection whose rows are asked one by one where the service refuses the `$expand`. */
  readonly onRefusal?: LiveName;
  /** True when what was read is held against `members/$count`. */
  readonly isChecked?: boolean;
}

/** One request for each of many subjects, sent in `$batch`es. */
export interface RelationByBatch {
  readonly kind: 'relation-by-batch';
  /** The request of one subject. */
  readonly request: GraphRequest;
  /** The field that names the subject in each row; none where the answer names it itself. */
  readonly nearEnd?: string;
  /** The subjects' ids, in an order that is the same when they are asked for again. */
  readonly subjects: (collected: Collected, choices: Choices) => AsyncIterable<string>;
  /** A list of the subjects, asked first; where it is refused `subjects` gives them, and `leavesOut` says so. */
  readonly subjectsFrom?: GraphRequest;
  /** What the subjects leave out, in words, where they are not all. */
  readonly leavesOut?: (collected: Collected, choices: Choices) => Promise<LeftOut | undefined>;
}

/** Why a collection of subjects is PARTIAL. */
export interface LeftOut {
  readonly reason: string;
  /** True when everybody who can hold access is among the subjects nevertheless. */
  readonly everyPrincipal?: boolean;
}

/** A few requests whose answers make rows together; read anew as a whole after an interruption. */
export interface Composite {
  readonly kind: 'composite';
  /** The requests by names of the collection's own. */
  readonly requests: Readonly<Record<string, GraphRequest>>;
  readonly rows: (ask: AskComposite, collected: Collected) => Promise<readonly Row[]>;
}

/** How a composite asks: by the names of its requests and nothing else. */
export interface AskComposite {
  /** All rows of a list. */
  list(request: string): Promise<readonly Row[]>;
  /** One object. */
  one(request: string): Promise<Row>;
  /** The rows of a list, or one object, for each id, in batches; none where the service answers 404. */
  each(request: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>>;
  /** Tells that something is missing, so that the collection is PARTIAL. */
  wanting(problem: string): void;
}

/** Lists of Azure Resource Manager, one for each of many scopes; a row that comes again is kept once, by its id. */
export interface ListOfScopes {
  readonly kind: 'list-of-scopes';
  readonly requests: readonly ArmRequest[];
  /** ARM ids without the leading slash, in an order that is the same when they are asked for again. */
  readonly scopes: (collected: Collected) => AsyncIterable<string>;
  readonly pages: (clients: ArmClients, scope: string, options: ArmOptions) => ArmPages;
  /** Makes the row; undefined leaves it out. */
  readonly compose?: (row: Row, scope: string, collected: Collected) => Promise<Row | undefined>;
}

/** A query of Azure Resource Graph over the whole tenant. */
export interface ResourceGraphQuery {
  readonly kind: 'resource-graph';
  readonly requests: readonly ArmRequest[];
  readonly kusto: string;
  readonly compose?: (row: Row) => Row | undefined;
}

/** A few requests of Azure Resource Manager whose answers make rows together. */
export interface ArmComposite {
  readonly kind: 'arm-composite';
  readonly requests: readonly ArmRequest[];
  readonly rows: (ask: AskArm) => Promise<readonly Row[]>;
}

/** How an Azure composite asks. */
export interface AskArm {
  /** All rows of a list of a client. */
  list(pages: (clients: ArmClients, options: ArmOptions) => ArmPages): Promise<readonly Row[]>;
  readonly collected: Collected;
  /** All rows of a Resource Graph query. */
  query(kusto: string, scope?: { readonly managementGroups: string[] }): Promise<readonly Row[]>;
  /** The tenant's id, which its root management group has too. */
  readonly tenantId: string | undefined;
  /** Tells that something is missing, so that the collection is PARTIAL. */
  wanting(problem: string): void;
}

/** What the user chose. */
export interface Choices {
  /** Whose authentication methods are asked one by one where there is no report of them. */
  readonly methods: 'sample' | 'all';
  /** ISO 8601; audit records from then on. */
  readonly since: string;
}

interface Declared {
  readonly name: LiveName;
  /** What is not known without it, as the second half of a sentence: "without it, ...". */
  readonly reason: string;
  readonly licence?: Licence;
  readonly lane: LaneName;
  /** The fields that the collector relies on; a row that does not fit is rejected, unknown fields stay. */
  readonly schema: z.ZodType;
  /** Collections that have to end before this one begins. */
  readonly after?: readonly LiveName[];
  /** Of those, the ones without whose rows there is nothing to ask. */
  readonly needs?: readonly LiveName[];
  /** Whether it is begun at all; the reason where it is not. Asked when `after` have ended. */
  readonly skip?: (collected: Collected, choices: Choices) => Promise<string | undefined>;
  /** Higher begins sooner; the longest chains first. */
  readonly priority?: number;
}

/** A collection of Microsoft Graph. */
export interface GraphCollection extends Declared {
  readonly name: Extract<LiveName, `graph/${string}`>;
  readonly permissions: GraphPermissions;
  /** The collection whose rows say `HiddenMembership`: such members come only with Member.Read.Hidden. */
  readonly hiddenIn?: LiveName;
  readonly read: ListOfPages | RelationByExpand | RelationByBatch | Composite;
}

/** A collection of Azure Resource Manager or Resource Graph. Reader at the tenant root group, or the generated custom role, reads it. */
export interface ArmCollection extends Declared {
  readonly name: Extract<LiveName, `arm/${string}`>;
  /** Actions of Azure roles that the requests need, such as `Microsoft.Authorization/roleAssignments/read`. */
  readonly actions: readonly string[];
  readonly read: ListOfScopes | ResourceGraphQuery | ArmComposite;
}

export type LiveCollection = GraphCollection | ArmCollection;
