/** What a plan of fixes is for: some resources, or all of them. */
import { compareResources, type MeasuredResource } from '#links';
import type { MeasurableLinks } from '#routes';
import type { MeasuredFacts } from './measure-facts.ts';

type Measured = Pick<MeasuredFacts, 'resources'>;

/** Resources that count; what gets worse counts everywhere. */
export class Aim {
  readonly #resources: ReadonlySet<string>;

  /** @param resources their ids; none: all of them */
  constructor(resources: readonly string[]) {
    this.#resources = new Set(resources.map((id) => id.toLowerCase()));
  }

  /** The links with the resources that count alone. */
  narrowed(links: MeasurableLinks): MeasurableLinks {
    if (this.#resources.size === 0) return links;
    const resources = links.asked.resources.filter((place) => this.#resources.has(links.ids[place] as string));
    return { ...links, asked: { ...links.asked, resources } };
  }

  /** Whether all that count are protected. */
  isProtected({ resources }: MeasuredFacts): boolean {
    return this.#of(resources).every(({ state }) => state === 'PROTECTED');
  }

  /** What a change closes, by shortfall: seen counts, assumed breaks ties. None where any resource gets worse. */
  gain(before: Measured, after: Measured): number {
    const worse = compareResources(before.resources, after.resources, { declaresOnly: false, allowUndecided: false });
    if (worse.some((one) => one.worse.length > 0)) return 0;
    const [was, is] = [this.#shortfall(before), this.#shortfall(after)];
    const seen = was.seen - is.seen;
    return seen + (seen + was.assumed - is.assumed) / 1000;
  }

  #of(resources: readonly MeasuredResource[]): readonly MeasuredResource[] {
    return this.#resources.size === 0 ? resources : resources.filter(({ id }) => this.#resources.has(id));
  }

  #shortfall({ resources }: Measured): MeasuredResource['shortfall'] {
    return this.#of(resources).reduce(
      (sum, { shortfall }) => ({ seen: sum.seen + shortfall.seen, assumed: sum.assumed + shortfall.assumed }),
      { seen: 0, assumed: 0 },
    );
  }
}
