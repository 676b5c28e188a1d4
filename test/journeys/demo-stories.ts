/** The stories and decoys of the demo tenant, as its README tells them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'ingest', 'demo', 'README.md'), 'utf8');

/** One story, or (without links) one decoy. */
export interface Story {
  readonly title: string;
  readonly from: string;
  readonly credential: string | undefined;
  readonly through: readonly string[];
  readonly to: string;
  readonly links: readonly string[];
  readonly weakest: { readonly kind: string; readonly level: number } | undefined;
  readonly barrier: number | undefined;
}

/** Everything under a third-level heading that has a From. */
export const stories: readonly Story[] = readme
  .split(/^### /m)
  .slice(1)
  .filter((section) => /^- From:/m.test(section))
  .map((section) => {
    const field = (name: string) => new RegExp(`^- ${name}: (.*)$`, 'm').exec(section)?.[1];
    const ids = (text: string | undefined) =>
      [...(text ?? '').matchAll(/`([^`]+)`/g)].map(([, id]) => (id as string).toLowerCase());
    const weakest = /^(\w+) into .*\((\d)\)/.exec(field('Weakest link') ?? '');
    return {
      title: section.split('\n')[0] ?? '',
      from: ids(field('From'))[0] ?? '',
      credential: ids(field('Credential'))[0],
      through: ids(field('Through')),
      to: ids(field('To'))[0] ?? field('To') ?? '',
      links: (field('Links') ?? '').split(' → ').filter((kind) => kind !== ''),
      weakest: weakest ? { kind: weakest[1] as string, level: Number(weakest[2]) } : undefined,
      barrier: field('Barrier') === undefined ? undefined : Number(/\((\d)\)/.exec(field('Barrier') as string)?.[1]),
    };
  });
