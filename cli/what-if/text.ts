/** How Postern and the What-If service compare, as text. */
import type { Comparison, Difference } from './compare.ts';

function differenceLines({ name, postern, service, why }: Difference): string[] {
  const say = (applies: boolean | null) => (applies === null ? 'knows it not' : applies ? 'applies' : 'does not apply');
  return [`    ${name}: Postern ${say(postern)}, What-If ${say(service)}`, `      ${why}`];
}

/** The text. */
export function verifyText(comparisons: readonly Comparison[], conditions: Readonly<Record<string, string>>): string {
  const given = Object.entries(conditions).map(([name, value]) => `${name} ${value}`);
  const differing = comparisons.flatMap((one) => one.differences).length;
  const agreed = comparisons.reduce((sum, one) => sum + one.agreed, 0);
  return [
    `Held against What-If of the live tenant (${given.join(', ')}): ${agreed} verdicts agree, ${differing} differ`,
    ...comparisons.flatMap(({ audienceName, agreed, differences }) => [
      `  ${audienceName}: ${agreed} of ${agreed + differences.length} agree`,
      ...differences.flatMap(differenceLines),
    ]),
  ].join('\n');
}
