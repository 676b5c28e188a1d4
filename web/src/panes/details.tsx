/** What the source says of a node, in the source's own words. */
import type { DetailsFragment } from '../questions/answers.ts';

/** The list. */
export function Details({ node }: { readonly node: DetailsFragment }) {
  return (
    <dl>
      <dt>id</dt>
      <dd className="mono">{node.sourceId}</dd>
      {node.details.map(({ name, value }) => (
        <div key={name} className="pair">
          <dt>{name}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
