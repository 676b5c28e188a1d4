/** What grows with a tenant: links by the kinds of their ends, and the hubs that keep them from being products. */
import type { Graph } from '#cypher';
import type { Query } from '../../../cypher/engine/query.ts';

/** So many links of a kind from nodes of a kind to nodes of a kind. */
export interface LinkCount {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
  readonly links: number;
}

const linkCounts: Query<{ snapshot: string }, LinkCount> = {
  name: 'link-counts',
  mode: 'read',
  text: `MATCH (from:Node)-[link]->(to)
         WHERE from.key STARTS WITH $snapshot + '/' AND link.gate IS NOT NULL
         RETURN from.kind AS from, type(link) AS kind, to.kind AS to, count(*) AS links`,
};

/** Entitlements with more links than one for each ability, or for each of their parts by audience. */
const wideEntitlements: Query<{ snapshot: string }, { id: string; links: number }> = {
  name: 'wide-entitlements',
  mode: 'read',
  text: `MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entitlement/'
         MATCH (e)-[link]->() WHERE link.gate IS NOT NULL AND type(link) <> 'SIGNED_IN'
         WITH e, link.rule AS rule, count(*) AS links WHERE links > 1
         RETURN e.id AS id, links LIMIT 5`,
};

/** Objects that Populations of one ability include more than once; a unit and the tenant both may include a user. */
const includedTwice: Query<{ snapshot: string; most: number }, { id: string; ability: string; links: number }> = {
  name: 'included-twice',
  mode: 'read',
  text: `MATCH (p:Node) WHERE p.listing STARTS WITH $snapshot + '/Population/'
         MATCH (p)-[:INCLUDES]->(object)
         WITH object, split(p.id, ':')[1] AS ability, count(*) AS links WHERE links > $most
         RETURN object.id AS id, ability, links LIMIT 5`,
};

/** Scopes that lead anywhere by themselves: what lies in them is a fact, not a link. */
const walkedScopes: Query<{ snapshot: string }, { id: string; links: number }> = {
  name: 'walked-scopes',
  mode: 'read',
  text: `UNWIND ['ManagementGroup', 'Subscription', 'ResourceGroup', 'AdministrativeUnit'] AS kind
         MATCH (scope:Node) WHERE scope.listing STARTS WITH $snapshot + '/' + kind + '/'
         MATCH (scope)-[link]->() WHERE link.gate IS NOT NULL
         RETURN scope.id AS id, count(*) AS links LIMIT 5`,
};

/** Links by the kinds of their ends. */
export async function countLinks(graph: Graph, snapshot: string): Promise<LinkCount[]> {
  return await graph.many(linkCounts, { snapshot });
}

/** Nodes from which a role would lead to every user or app, or a scope to every resource: a line each, none where hubs hold. */
export async function products(graph: Graph, snapshot: string): Promise<string[]> {
  const wide = await graph.many(wideEntitlements, { snapshot });
  const twice = await graph.many(includedTwice, { snapshot, most: 2 });
  const scopes = await graph.many(walkedScopes, { snapshot });
  return [
    ...wide.map(({ id, links }) => `${id} leads to ${links} nodes by one ability`),
    ...twice.map(({ id, ability, links }) => `${links} Populations of ${ability} include ${id}`),
    ...scopes.map(({ id, links }) => `${id} has ${links} links of its own`),
  ];
}
