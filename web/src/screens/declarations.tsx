/** What postern.yaml declares: each key with who declared it, on what evidence and until when. */
import type { CoverageQuery } from '../questions/answers.ts';

/** The section; nothing where nothing is declared. */
export function Declarations({ rows }: { readonly rows: CoverageQuery['declarations'] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>Declared in postern.yaml</h2>
      <ul className="panel gaps">
        {rows.map(({ key, by, evidence, until, isPast }) => (
          <li key={key}>
            <span className="mono">{key}</span>{' '}
            <span className="dim">
              {by === null ? '' : `by ${by}, `}
              {evidence === null ? '' : `${evidence}, `}
              {until === null ? 'without an end' : `until ${until}`}
              {isPast ? ': past its end, so a question again' : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
