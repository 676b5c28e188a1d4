/** A tenant big enough that questions take long, made in the database: people, layers of groups, one vault behind them all. */
import type { Graph } from '#cypher';

/** Its snapshot. */
export const big = 'big000000000';
const people = 30_000;
const layers = 12;
const width = 40;

const statement = (text: string) => ({ name: 'big-tenant', mode: 'batches', text }) as const;

const nodes = statement(`UNWIND range(0, ${people - 1}) AS n CALL (n) {
  CREATE (p:Node:User:Sensitive {id: 'u' + n, name: 'Person ' + n, kind: 'User', exposure: 1, requiredAssurance: 3,
    key: $snapshot + '/u' + n, listing: $snapshot + '/User/person ' + n + '/u' + n, upstreamGates: 3 })
} IN TRANSACTIONS OF 10000 ROWS`);
const hubs = statement(`UNWIND range(0, ${layers - 1}) AS layer UNWIND range(0, ${width - 1}) AS n CALL (layer, n) {
  CREATE (g:Node:Group {id: 'g' + layer + '-' + n, name: 'Group', kind: 'Group', exposure: 1,
    key: $snapshot + '/g' + layer + '-' + n, listing: $snapshot + '/Group/group/g' + layer + '-' + n })
} IN TRANSACTIONS OF 10000 ROWS`);
const ends = statement(`UNWIND ['entry:sign-in', 'vault'] AS id CALL (id) {
  CREATE (n:Node {id: id, name: id, kind: CASE id WHEN 'vault' THEN 'KeyVault' ELSE 'Entry' END, exposure: 1,
    key: $snapshot + '/' + id, listing: $snapshot + '/x/' + id, upstreamGates: 3, signInInputs: '{}'})
  FOREACH (_ IN CASE WHEN id = 'vault' THEN [] ELSE [1] END | SET n:Entry)
} IN TRANSACTIONS OF 10000 ROWS`);
const link = "{gate: 1, gateKnown: 1, basis: 'OBSERVED', rule: 'a rule'}";
const links = [
  `MATCH (e:Node {key: $snapshot + '/entry:sign-in'}) UNWIND range(0, ${people - 1}) AS n CALL (e, n) {
    MATCH (p:Node {key: $snapshot + '/u' + n}) CREATE (e)-[:SIGNS_IN ${link}]->(p)
  } IN TRANSACTIONS OF 10000 ROWS`,
  `UNWIND range(0, ${people - 1}) AS n CALL (n) {
    MATCH (p:Node {key: $snapshot + '/u' + n}) UNWIND range(0, 3) AS k
    MATCH (g:Node {key: $snapshot + '/g0-' + ((n + k * 7) % ${width})}) CREATE (p)-[:MEMBER_OF ${link}]->(g)
  } IN TRANSACTIONS OF 10000 ROWS`,
  `UNWIND range(1, ${layers - 1}) AS layer UNWIND range(0, ${width - 1}) AS n CALL (layer, n) {
    MATCH (p:Node {key: $snapshot + '/g' + (layer - 1) + '-' + n}) UNWIND range(0, 9) AS k
    MATCH (g:Node {key: $snapshot + '/g' + layer + '-' + ((n + k) % ${width})}) CREATE (p)-[:MEMBER_OF ${link}]->(g)
  } IN TRANSACTIONS OF 10000 ROWS`,
  `UNWIND range(0, ${width - 1}) AS n CALL (n) {
    MATCH (g:Node {key: $snapshot + '/g${layers - 1}-' + n}), (v:Node {key: $snapshot + '/vault'})
    CREATE (g)-[:MEMBER_OF ${link}]->(v)
  } IN TRANSACTIONS OF 10000 ROWS`,
].map(statement);

const published = statement(`MERGE (s:Snapshot {id: $snapshot}) SET s.state = 'READY', s.tenant = 'big'
  MERGE (c:Current {name: 'current'}) MERGE (c)-[:IS]->(s)`);

/** Writes and publishes it: 30,000 people with 150,000 links, and some 4 · 10^14 routes of 14 links to the vault. */
export async function publishBigTenant(graph: Graph): Promise<void> {
  for (const query of [nodes, hubs, ends, ...links, published]) await graph.run(query, { snapshot: big });
}
