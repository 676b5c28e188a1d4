/** Small routes to draw, written as "entry -SIGNS_IN 1-> ada -MEMBER_OF-> ops". */
import type { LinkKind, NodeKind } from '#catalogue';
import { levels } from '#catalogue';
import type { HopFragment, RouteFragment, StopFragment } from '../../web/src/questions/answers.ts';

const kindOf: Readonly<Record<string, NodeKind>> = {
  entry: 'Entry',
  pop: 'Population',
  own: 'Entitlement',
  kv: 'KeyVault',
  grp: 'Group',
};

function levelOf(value: number) {
  const { name } = levels[value] as (typeof levels)[number];
  return { name, value };
}

/** A node; its kind follows from its first letters, else it is a person. */
export function stop(id: string): StopFragment {
  const prefix = Object.keys(kindOf).find((start) => id.startsWith(start));
  return {
    id,
    name: id,
    kind: kindOf[prefix ?? ''] ?? 'User',
    requiredAssurance: null,
  };
}

/** A route of the text. A number after a link's kind is its gate and authenticates; `?` makes it assumed. */
export function route(text: string): RouteFragment {
  const [first = '', ...steps] = text.split(' -');
  let from = stop(first);
  const hops = steps.map((step): HopFragment => {
    const [, kind, gate, assumed, to] = /^([A-Z_]+)(?: (\d))?(\?)?-> (\S+)$/.exec(step) as unknown as string[];
    const hop = {
      from,
      link: link(`${from.id}>${kind}>${to}`, kind as LinkKind, gate, assumed !== undefined),
      to: stop(to as string),
      help: { claim: '', abuse: '', close: '', wrong: '', source: 'https://example.org' },
    };
    from = hop.to;
    return hop;
  });
  const barrier = Math.max(...hops.map(({ link: { gate } }) => gate.value));
  const authenticating = hops.filter(({ link: { assurance } }) => assurance !== null);
  const lowest = authenticating.toSorted((a, b) => a.link.gate.value - b.link.gate.value)[0];
  return {
    id: text,
    sentence: '',
    length: hops.length,
    barrier: levelOf(barrier),
    weakest: lowest ? { link: { id: lowest.link.id } } : null,
    hops,
  };
}

function link(id: string, kind: LinkKind, gate: string | undefined, assumed: boolean): HopFragment['link'] {
  const level = levelOf(Number(gate ?? 0));
  return {
    id,
    kind,
    says: kind.toLowerCase().replaceAll('_', ' '),
    alsoBy: [],
    rule: 'test',
    basis: assumed ? 'ASSUMED' : 'OBSERVED',
    authenticatorsInWords: null,
    gate: level,
    assurance: gate === undefined ? null : level,
    evidence: [],
  };
}
