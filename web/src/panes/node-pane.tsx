/** What a node is: kind, exposure, why it matters, what the source says of it. */
import './pane.css';
import { writeAddress } from '../address.ts';
import { useCatalogue } from '../frame/catalogue.tsx';
import { Link } from '../frame/link.tsx';
import { NodeDocument, type StopFragment } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { kindWords } from '../words.ts';
import { Details } from './details.tsx';
import { Exposures } from './exposures.tsx';
import { StateMark } from './state-mark.tsx';

/** The pane of a node; what the route already knows is there at once. */
export function NodePane({ stop }: { readonly stop: StopFragment }) {
  const words = useCatalogue()?.catalogue;
  const { data } = useAnswer({ query: NodeDocument, variables: { id: stop.id } });
  const node = data?.node?.id === stop.id ? data.node : undefined;
  const is = words?.nodeKinds.find(({ kind }) => kind === stop.kind)?.is;
  return (
    <section className="pane panel" aria-label="The chosen node">
      <p className="claim">
        <strong>{stop.name}</strong> <span className="dim">{is ?? kindWords(stop.kind)}</span>
      </p>
      {node && <Exposures node={node} />}
      {node?.sensitiveBecause && (
        <p>
          Sensitive: {node.sensitiveBecause}. {node.protection && <StateMark {...node.protection} />}
        </p>
      )}
      <p className="small">
        <Link href={writeAddress('/node', { id: stop.id })}>All its links</Link>
        {' · '}
        <Link href={writeAddress('/resource', { id: stop.id })}>Routes to it</Link>
      </p>
      {node && <Details node={node} />}
    </section>
  );
}
