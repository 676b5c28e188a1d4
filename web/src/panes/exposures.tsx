/** The exposures of a node side by side: what it needs, and with what it can be reached. */
import { LevelRing } from '../chain/level-ring.tsx';
import { useHeadlineWords } from '../frame/catalogue.tsx';
import type { ExposuresFragment } from '../questions/answers.ts';

/** The numbers, each with its words. */
export function Exposures({ node }: { readonly node: ExposuresFragment }) {
  const headline = useHeadlineWords();
  const shown = [
    ...(node.requiredAssurance === null ? [] : [['needs', 'What it requires', node.requiredAssurance] as const]),
    ['reachable at', 'By any route', node.exposure] as const,
    ['known', 'Without links that are assumed for want of data', node.exposureKnown] as const,
    ['headline', headline, node.exposureHeadline] as const,
    ['own', 'Without routes through control of the whole tenant', node.exposureWithoutTenantControl] as const,
  ];
  return (
    <ul className="exposures">
      {shown.map(([name, says, level]) => (
        <li key={name} title={says}>
          <LevelRing level={level} of={says} /> <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}
