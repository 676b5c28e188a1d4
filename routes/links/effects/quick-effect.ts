/** What a change takes away of the links in memory, where that is all that it does; else why only a load can tell. */
import type { Change, ChangeStep } from '#changes';
import { fits } from '#changes';
import type { PlacedLink } from '../fixes/fix.ts';
import { holdingCollections } from '../fixes/holding-collections.ts';
import { keyOfEvidence, rowOfEvidence } from '../fixes/row-of-evidence.ts';
import { doubtAbout } from './doubts.ts';
import type { QuickGround } from './quick-ground.ts';

/** The links that a change takes away, as places in the table; or why a load is needed to tell what it does. */
export type QuickEffect = { readonly removed: readonly number[] } | { readonly notQuick: string };

/** The effect of a change; `notQuick` for the first step of which it is not complete. */
export function quickEffect(ground: QuickGround, { steps }: Change): QuickEffect {
  const removed: PlacedLink[] = [];
  for (const [at, step] of steps.entries()) {
    const found = linksOf(ground, step);
    if (typeof found === 'string') return { notQuick: `Step ${at + 1}: ${found}` };
    removed.push(...found);
  }
  const doubt = doubtAbout(ground, removed);
  return doubt === undefined ? { removed: [...new Set(removed.map(({ place }) => place))] } : { notQuick: doubt };
}

/** The links that were drawn from the row that a step takes away; a sentence where it does anything else. */
function linksOf(ground: QuickGround, step: ChangeStep): readonly PlacedLink[] | string {
  const links = step.kind === 'set' ? linksOfCredential(ground, step) : linksOfRow(ground, step);
  if (links === undefined) return 'what it does follows only from judging people and deriving links again.';
  return links.length > 0 ? links : 'nothing in the snapshot was drawn from such a row.';
}

function linksOfRow({ links }: QuickGround, step: ChangeStep): readonly PlacedLink[] | undefined {
  // Of what is held the links tell what is lost without a row.
  if (step.kind !== 'remove' || !(holdingCollections as readonly string[]).includes(step.collection)) return undefined;
  const { collection, row } = step;
  return links.filter(({ evidence }) =>
    evidence.some((one) => {
      const named = rowOfEvidence(one);
      return named?.collection === collection && fits(named.row, row);
    }),
  );
}

/** The links by which a key authenticates, where a step deletes that key and nothing else. */
function linksOfCredential({ links }: QuickGround, step: ChangeStep & { kind: 'set' }): PlacedLink[] | undefined {
  const [[path, value] = ['', undefined], ...more] = Object.entries(step.set);
  const keyId = /^(?:password|key)Credentials\[keyId=([^\]]+)\]$/.exec(path)?.[1]?.toLowerCase();
  if (keyId === undefined || value !== null || more.length > 0) return undefined;
  const holder = `${step.collection}:${String(step.row.id)}`.toLowerCase();
  return links.filter(({ evidence }) => {
    const told = evidence.map((one) => one.toLowerCase());
    return told.includes(holder) && told.some((one) => keyOfEvidence(one) === keyId);
  });
}
