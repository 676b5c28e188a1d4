/** FAMILIES: the last powers by which a resource is reached below what it requires; a chosen one filters the routes. */
import { Name } from '../frame/name.tsx';
import { FamiliesDocument, type FamiliesQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { seenAssumed } from '../words.ts';

interface Props {
  readonly to: string;
  /** The power that the routes pass. */
  readonly chosen: string | undefined;
  readonly onChoose: (power: string | undefined) => void;
}

type Family = FamiliesQuery['families'][number];

/** One family: choosing it filters the routes by its first power. */
function FamilyRow({ family, chosen, onChoose }: Omit<Props, 'to'> & { readonly family: Family }) {
  const { powers, identities, closes, repeats } = family;
  const power = powers[0]?.id;
  const names = powers.map(({ name, kind }) => (kind === 'Tenant' ? 'Control of the tenant' : name));
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen === power}
        title={closes.join('\n')}
        onClick={() => onChoose(chosen === power ? undefined : power)}
      >
        <span>
          {repeats && <span className="dim small">Repeats: </span>}
          <Name of={names.join(' and ')} />
        </span>
        <span className="dim small">{seenAssumed(identities)}</span>
      </button>
    </li>
  );
}

/** The list; nothing where no way is open. */
export function Families({ to, chosen, onChoose }: Props) {
  const { data } = useAnswer({ query: FamiliesDocument, variables: { to } });
  const families = data?.families ?? [];
  if (families.length === 0) return null;
  return (
    <section className="families panel" aria-label="By last power">
      <h2>By last power</h2>
      <ul>
        {families.map((family) => (
          <FamilyRow key={family.powers[0]?.id} family={family} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  );
}
