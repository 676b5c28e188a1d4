/** Ways in judged twice: with open questions at their worst, and answered well. */
import { isOpenQuestion, type Level } from '#catalogue';
import type { WayIn } from '../way-in.ts';

/**
 * The ways in at worst, each with its level at best; then the ways that only asks for less at best, which are seen as
 * they are. A way whose level no open question decides names none.
 */
export function knownWays(worst: readonly WayIn[], best: readonly WayIn[]): readonly WayIn[] {
  const sure = best.filter(({ assumptions }) => !assumptions.some(isOpenQuestion));
  const nameOf = ({ kind, entry }: WayIn) => `${kind} ${entry}`;
  const known = new Map(sure.map((way) => [nameOf(way), way]));
  const names = new Set(worst.map(nameOf));
  const more = sure.filter((way) => !names.has(nameOf(way)));
  return [...worst.map((way) => withKnown(way, known.get(nameOf(way)))), ...more.map(seenAsItIs)];
}

/** The basis of a way in that needs no open question is that of the way in at best, which takes none for granted. */
function withKnown(way: WayIn, best: WayIn | undefined): WayIn {
  if (best === undefined) return way;
  const levelKnown = Math.max(way.level, best.level) as Level;
  if (levelKnown > way.level) return { ...way, levelKnown };
  const assumptions = way.assumptions.filter((key) => !isOpenQuestion(key));
  const basis = way.basis === 'ASSUMED' && assumptions.length === 0 ? best.basis : way.basis;
  return { ...way, levelKnown, assumptions, basis };
}

function seenAsItIs(way: WayIn): WayIn {
  return { ...way, levelKnown: way.level };
}
