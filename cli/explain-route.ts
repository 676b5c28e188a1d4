/** What `routes --explain` tells of each link of a route. */
import { levelWords } from './level-words.ts';
import type { PrintedHopFragment, PrintedRouteFragment } from './questions/answers.ts';

/** A paragraph for each link: the claim, what it asks for, how it is abused and closed, when it is wrong, what it rests on. */
export function explainRoute({ hops }: PrintedRouteFragment): string[] {
  return hops.flatMap((hop, index) => [`      ${index + 1}. ${claimOf(hop)}`, ...partsOf(hop).map(indented)]);
}

function claimOf({ from, link, to }: PrintedHopFragment): string {
  return `${from.name} ${link.says} ${to.name}.`;
}

function partsOf({ link, help }: PrintedHopFragment): (readonly [string, string])[] {
  const { gate, alsoBy, authenticatorsInWords, evidence } = link;
  const asks = gate.value === 0 ? 'nothing more' : levelWords(gate);
  return [
    ['means', help.claim],
    ['asks for', authenticatorsInWords === null ? asks : `${asks}: ${authenticatorsInWords}`],
    ...(alsoBy.length === 0 ? [] : [['also by', alsoBy.join(', ')] as const]),
    ['abused', help.abuse],
    ['closed', help.close],
    ['wrong', help.wrong],
    ...evidence.map(({ id, collection, says }): readonly [string, string] =>
      says === null ? ['rests on', collection === null ? id : `${collection} ${id}`] : ['taken for granted', says],
    ),
    ['written at', help.source],
  ];
}

function indented([name, text]: readonly [string, string]): string {
  return `         ${name}: ${text}`;
}
