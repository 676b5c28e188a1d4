/** Whether a statement holds in a loaded tenant: who somebody is, then one link of the rule, then what it includes. */
import { linkRules } from '#catalogue';
import type { TinyTenant } from '../../support/tiny-tenant.ts';
import type { Statement } from './drawn-tenant.ts';

type Link = TinyTenant['links'][number];

const being = ['MEMBER_OF', 'SIGNED_IN', 'HOLDS'];
const including = ['INCLUDES', 'SIGNED_IN'];

/** The ids of what is reached from some nodes by links of these kinds, they themselves included. */
function closure(links: readonly Link[], from: readonly string[], kinds: readonly string[]): Set<string> {
  const reached = new Set(from);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const link of links) if (kinds.includes(link.kind) && reached.has(link.from)) reached.add(link.to);
  }
  return reached;
}

/** Whether a link is of the rule, the ability or the kind. */
function isOf(link: Link, by: string): boolean {
  return by === by.toUpperCase() ? link.kind === by : link.rule === by;
}

/**
 * What each link of the rule that leads from the one to the other comes to, as `<gate> <BASIS>`: the higher gate of the
 * link and of what includes the target, ASSUMED where either is. Empty where none does.
 */
export function comesTo({ links }: TinyTenant, { from, by, to }: Statement): string[] {
  const [start = '', end] = to.split('*');
  const isTarget = (id: string) =>
    end === undefined ? id === to || id.startsWith(`${to}@`) : id.startsWith(start) && id.endsWith(end);
  const includes =
    by === 'INCLUDES' || (linkRules as Record<string, { kinds: readonly string[] }>)[by]?.kinds.includes('INCLUDES');
  // What a Population includes is asked of whoever holds the ability.
  const powers = links.filter((link) => includes && link.to.startsWith('pop:')).map((link) => link.kind);
  const holders = closure(links, [from], [...being, ...powers]);
  const found = links.filter((link) => isOf(link, by) && holders.has(link.from));
  return found.flatMap((link) => {
    if (isTarget(link.to)) return [`${link.gate} ${link.basis}`];
    const within = closure(links, [link.to], including);
    const last = links.filter((one) => including.includes(one.kind) && within.has(one.from) && isTarget(one.to));
    return last.map((one) => {
      const basis = [link.basis, one.basis].includes('ASSUMED') ? 'ASSUMED' : link.basis;
      return `${Math.max(link.gate, one.gate)} ${basis}`;
    });
  });
}
