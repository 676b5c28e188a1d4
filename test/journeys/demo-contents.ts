/** Which kinds of link, rules, abilities and entries a loaded snapshot has at least one of. */
import type { Graph } from '#cypher';
import type { Query } from '../../cypher/engine/query.ts';

interface Found {
  readonly from: string;
  readonly kind: string;
  readonly rule: string;
  readonly to: string;
  readonly isPopulation: boolean;
}

const linksByRule: Query<{ snapshot: string }, Found> = {
  name: 'links-by-rule',
  mode: 'read',
  text: `MATCH (from:Node)-[link]->(to)
         WHERE from.key STARTS WITH $snapshot + '/' AND link.gate IS NOT NULL
         RETURN DISTINCT CASE WHEN from:Entry OR from:Population THEN from.id ELSE '' END AS from, type(link) AS kind,
           link.rule AS rule, CASE WHEN to:Population THEN to.id ELSE '' END AS to, to:Population AS isPopulation`,
};

/** An ability is held where a link is drawn by it, and reaches something where that, or its Population, leads to an object. */
export async function kindsAndRules(graph: Graph, snapshot: string) {
  const links = await graph.many(linksByRule, { snapshot });
  const abilityOf = (population: string) => population.split(':')[1] ?? '';
  return {
    kinds: new Set(links.map(({ kind }) => kind)),
    rules: new Set(links.map(({ rule }) => rule)),
    entries: new Set(links.map(({ from }) => from)),
    held: new Set(links.map(({ rule }) => rule)),
    reached: new Set(
      links
        .filter(({ isPopulation }) => !isPopulation)
        .map(({ from, kind, rule }) => (kind === 'INCLUDES' ? abilityOf(from) : rule)),
    ),
  };
}
