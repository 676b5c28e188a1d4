/** `npm run bench -- reach`: what identities reach, choke points and certificates over a synthetic table, each beside the plain way. */
import { certificateOf, chokePoints, dominatorsOf, type MeasureAsked, nodesWith, reachedResources } from '#links';
import { random } from './random.ts';
import { syntheticLinks } from './synthetic-links.ts';

const people = 10;
const chokeSeconds = 30;

function timed<T>(work: () => T): readonly [answer: T, seconds: number] {
  const begun = performance.now();
  const answer = work();
  return [answer, (performance.now() - begun) / 1000];
}

/** What each of some people reaches: all resources in one go, and one resource at a time. */
function benchReaches(asked: MeasureAsked, seed: number): string[] {
  const pick = random(seed);
  const chosen = Array.from(
    { length: people },
    () => asked.ways.identities[pick(asked.ways.identities.length)] as number,
  );
  const [found, seconds] = timed(() => chosen.map((from) => reachedResources(asked, from, asked.resources)));
  const some = asked.resources.slice(0, 20);
  const [, plain] = timed(() => some.map((resource) => reachedResources(asked, chosen[0] as number, [resource])));
  const each = (plain / some.length) * asked.resources.length;
  const most = Math.max(...found.map((all) => all.length));
  return [
    `reaches          ${(seconds / people).toFixed(2)} s a person, ${most.toLocaleString('en')} resources at most; one resource at a time ${each.toFixed(0)} s`,
  ];
}

function benchChokePoints(asked: MeasureAsked): string[] {
  const { table, ways } = asked;
  const { gates } = table.links;
  const starts = [...ways.ends].filter((_, way) => (gates[ways.links[way] as number] as number) < 3);
  const [, tree] = timed(() => dominatorsOf({ table, starts, gates, limit: 3 }));
  const end = performance.now() + chokeSeconds * 1000;
  let counted = 0;
  const isOver = () => ++counted > 200 || performance.now() > end;
  const leftOut = new Set(nodesWith(table, 'entry'));
  const [found, seconds] = timed(() => chokePoints(asked, { leftOut, isOver }));
  const each = seconds / Math.max(1, counted - 1);
  const every = (each * table.nodes.count) / 3600;
  return [
    `dominators       ${tree.toFixed(2)} s`,
    `choke points     ${seconds.toFixed(1)} s for ${counted - 1} candidates, ${found.length} found; every node ${every.toFixed(0)} h`,
  ];
}

function benchProofs(asked: MeasureAsked): string[] {
  const { table, ways } = asked;
  const entries = nodesWith(table, 'entry');
  const [found, seconds] = timed(() => certificateOf({ table, ways, entries }, asked.resources[0] as number));
  return [
    `certificate      ${seconds.toFixed(2)} s, a claim that the resource is ${found.claim === 'closed' ? 'closed' : 'open'}`,
  ];
}

const seed = 977;
const [asked, built] = timed(() => syntheticLinks(seed));
const { nodes, links } = asked.table;
console.log(
  `${nodes.count.toLocaleString('en')} nodes, ${links.count.toLocaleString('en')} links, built in ${built.toFixed(1)} s`,
);
for (const line of [...benchReaches(asked, seed), ...benchChokePoints(asked), ...benchProofs(asked)]) console.log(line);
console.log(`peak memory      ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
