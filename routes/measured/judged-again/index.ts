/** The effect of a change of what people are judged by, on the links of a snapshot: people are judged again, approvals settled again. */

import { parseAtAudience } from '#catalogue';
import type { RowStep } from '#changes';
import type { Approval } from '#derivation';
import {
  closed,
  type LinkTable,
  type MeasureAsked,
  nodeKindNames,
  settleAgain,
  type WaitingLinkKept,
  type WaitingPlace,
  withEdits,
} from '#links';
import type { MeasurableLinks } from '../measurable-links.ts';
import type { IsPartial } from './changed-inputs.ts';
import { judgeAgain } from './judge-again.ts';
import type { PeopleAffected } from './people-affected.ts';

export { isJudgedStep } from './changed-inputs.ts';
export { type JudgedPeople, judgedPeopleKept, judgedPeopleOf } from './judged-people.ts';
export { AffectedPeople, nobody, type PeopleAffected, type PersonAffected } from './people-affected.ts';

/** What judging again comes to. */
export interface JudgedAgain {
  /** What is measured then. */
  readonly asked: MeasureAsked;
  readonly people: PeopleAffected;
}

/** What the steps come to; a sentence where what the snapshot keeps does not tell it. Throws GraphError. */
export async function judgedAgain(
  links: MeasurableLinks,
  steps: readonly RowStep[],
  isPartial: IsPartial,
): Promise<JudgedAgain | string> {
  const judged = await judgeAgain(links, steps, isPartial);
  if (typeof judged === 'string') return judged;
  const { edits, people } = judged;
  const { waiting } = edits;
  // What nobody could approve has no link, and may come to have one.
  const gone = waiting.filter(({ settled }) => settled === null);
  const none = { gate: closed, known: closed };
  const returning = gone.map(({ from, to, kind }) => ({
    from: links.placeOf(from),
    to: links.placeOf(to),
    kind,
    ...none,
  }));
  if (returning.some(({ from, to }) => from === undefined || to === undefined))
    return 'somebody who waits for an approval is no node.';
  const added = [...edits.added, ...(returning as (typeof edits.added)[number][])];
  const asked = withEdits({ ...links, identityOf: identityIn(links) }, { gates: edits.gates, added });
  const waits = placesOf(waiting, links, asked.table);
  if (typeof waits === 'string') return waits;
  if (waits.length > 0) settleAgain(asked.table, links.judging?.context.approvals ?? [], waits, links);
  return { asked, people };
}

/** The node whose identity a node goes by, as the ways in tell. */
function identityIn({ asked: { ways } }: MeasurableLinks): (node: number) => number {
  const known = new Map<number, number>();
  for (const [person, nodes] of ways.byAudience) for (const node of nodes) known.set(node, person);
  for (const [way, end] of ways.ends.entries())
    known.set(end, ways.identities[ways.identityOf[way] as number] as number);
  return (node) => known.get(node) ?? node;
}

/** Where the links that wait stand, each once; a sentence where one is not there. */
function placesOf(
  waiting: readonly WaitingLinkKept[],
  { placeOf, judging }: MeasurableLinks,
  { links, offsets, nodes }: LinkTable,
): WaitingPlace[] | string {
  const isPart = (id: string) => nodeKindNames[nodes.kinds[placeOf(id) ?? -1] ?? -1] === 'SignedIn';
  const approvals = approvalsBy(judging?.context.approvals ?? [], isPart);
  const taken = new Set<number>();
  const found = waiting.map((one): WaitingPlace | undefined => {
    const [from, to] = [placeOf(one.from), placeOf(one.to)];
    const approval = approvals(one);
    if (from === undefined || to === undefined || approval === undefined) return undefined;
    for (let place = offsets[from] as number; place < (offsets[from + 1] as number); place++) {
      const isIt =
        links.targets[place] === to &&
        links.gates[place] === (one.settled ?? closed) &&
        links.gatesKnown[place] === (one.settledKnown ?? closed);
      if (!isIt || taken.has(place)) continue;
      taken.add(place);
      return { waiting: one, approval, place };
    }
    return undefined;
  });
  const lost = waiting[found.indexOf(undefined)];
  if (lost !== undefined)
    return `the link from ${lost.from} to ${lost.to}, which waits for an approval, is not as it should be.`;
  return found.filter((one) => one !== undefined);
}

/** The approval that a link waits for; nodes by audience stand for what they are a part of. */
function approvalsBy(
  approvals: readonly Approval[],
  isPart: (id: string) => boolean,
): (link: WaitingLinkKept) => Approval | undefined {
  const known = new Map(approvals.map((one) => [`${one.kind} ${one.from ?? ''} ${one.to}`, one]));
  const whole = (id: string) => (isPart(id) ? (parseAtAudience(id)?.of ?? id) : id);
  return ({ kind, from, to }) => known.get(`${kind} ${whole(from)} ${whole(to)}`) ?? known.get(`arrival  ${whole(to)}`);
}
