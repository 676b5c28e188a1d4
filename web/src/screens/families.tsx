/** FAMILIES: the last powers by which a resource is reached below what it requires; a chosen one filters the routes. */
import { Name } from '../frame/name.tsx';
import { FamiliesDocument } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { seenAssumed } from '../words.ts';

interface Props {
  readonly to: string;
  /** The power that the routes pass. */
  readonly chosen: string | undefined;
  readonly onChoose: (power: string | undefined) => void;
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
        {families.map(({ power, identities, closes, isTenantControl }) => (
          <li key={power.id}>
            <button
              type="button"
              aria-pressed={chosen === power.id}
              title={closes.join('\n')}
              onClick={() => onChoose(chosen === power.id ? undefined : power.id)}
            >
              <span>
                <Name of={isTenantControl ? 'Control of the tenant' : power.name} />
              </span>
              <span className="dim small">{seenAssumed(identities)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
