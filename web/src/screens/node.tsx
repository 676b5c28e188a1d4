/** NODE: what leads to it, what it leads to, and the facts about it. */
import './node.css';
import { Button, Skeleton } from '@mantine/core';
import { type Address, go, writeAddress } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { useCatalogue } from '../frame/catalogue.tsx';
import { Link } from '../frame/link.tsx';
import { Name } from '../frame/name.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { Details } from '../panes/details.tsx';
import { Exposures } from '../panes/exposures.tsx';
import { NodeLink } from '../panes/node-link.tsx';
import { type LinksFragment, NodeDocument, NodeLinksDocument } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { kindWords } from '../words.ts';
import { Reaches } from './reaches.tsx';

const rowsAPage = 25;

/** The screen. */
export function NodeScreen({ address: { query } }: { readonly address: Address }) {
  const id = query.id ?? '';
  const kinds = useCatalogue()?.catalogue.nodeKinds;
  const { data, error, fetching } = useAnswer({ query: NodeDocument, variables: { id } });
  const variables = {
    id,
    first: rowsAPage,
    ...(query.in ? { afterIn: query.in } : {}),
    ...(query.out ? { afterOut: query.out } : {}),
  };
  const links = useAnswer({ query: NodeLinksDocument, variables });
  useTitle(data?.node?.name);
  const failure = error ?? links.error;
  if (failure) return <Trouble error={failure} />;
  const node = data?.node;
  if (!node) return fetching ? <Skeleton h={300} /> : <Gone id={id} />;
  const found = links.data?.node;
  const page = (side: 'in' | 'out', after: string | null) =>
    go(writeAddress('/node', { ...query, [side]: after ?? undefined }));
  return (
    <div className="node-screen">
      <header>
        <div className="resource-name">
          <h1>
            <Name of={node.name} />
          </h1>
          <span className="dim">{kinds?.find(({ kind }) => kind === node.kind)?.is ?? kindWords(node.kind)}</span>
          <Link href={writeAddress('/resource', { id })}>Routes to it</Link>
        </div>
        <Exposures node={node} />
      </header>
      <Reaches of={id} />
      <Links title="Leads to it" side="from" links={found?.linksIn} onMore={(after) => page('in', after)} />
      <Links title="It leads to" side="to" links={found?.linksOut} onMore={(after) => page('out', after)} />
      <section className="pane panel">
        <h2>What the source says</h2>
        <Details node={node} />
      </section>
      <section className="pane panel">
        <h2>Facts</h2>
        <ul className="links">
          {found?.facts.map((fact) => (
            <li key={`${fact.kind} ${fact.outward} ${fact.node.id}`}>
              <span className="dim small" title={fact.says}>
                {factWords(fact.kind, fact.outward)}
              </span>{' '}
              <NodeLink node={fact.node} /> <span className="dim small">{kindWords(fact.node.kind)}</span>
            </li>
          ))}
          {found?.facts.length === 0 && <li className="dim">none</li>}
        </ul>
      </section>
    </div>
  );
}

const outward: Readonly<Record<string, readonly [string, string]>> = {
  CONTAINS: ['contains', 'is in'],
  AT: ['applies at', 'is the scope of'],
  OWNS: ['owns', 'is owned by'],
  OF: ['belongs to', 'has'],
  IDENTIFIES: ['identifies', 'is identified by'],
};

function factWords(kind: string, isOutward: boolean): string {
  return outward[kind]?.[isOutward ? 0 : 1] ?? kind;
}

interface LinksProps {
  readonly title: string;
  /** The far end of each link. */
  readonly side: 'from' | 'to';
  readonly links: LinksFragment | undefined;
  readonly onMore: (after: string | null) => void;
}

function Links({ title, side, links, onMore }: LinksProps) {
  return (
    <section className="pane panel">
      <h2>
        {title} <span className="dim">{links?.totalCount.toLocaleString('en') ?? ''}</span>
      </h2>
      <ul className="links">
        {links?.edges.map(({ node: { from, link, to } }) => (
          <li key={link.id} title={`${from.name} ${link.says} ${to.name} (${link.basis.toLowerCase()}, ${link.rule})`}>
            {link.gate.value > 0 || link.assurance ? (
              <LevelRing level={link.gate} assumed={link.basis === 'ASSUMED'} of="asks for" />
            ) : (
              <span className="ring none">·</span>
            )}
            <span>
              {side === 'from' ? (
                <>
                  <NodeLink node={from} /> <span className="dim">{link.says} it</span>
                </>
              ) : (
                <>
                  <span className="dim">{link.says}</span> <NodeLink node={to} />
                </>
              )}
            </span>
            <span className="dim small">{kindWords(side === 'from' ? from.kind : to.kind)}</span>
          </li>
        ))}
        {links?.totalCount === 0 && <li className="dim">nothing</li>}
        {links === undefined && <Skeleton h={80} />}
      </ul>
      {links?.pageInfo.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => onMore(links.pageInfo.endCursor)}>
          Next {rowsAPage}
        </Button>
      )}
    </section>
  );
}

function Gone({ id }: { readonly id: string }) {
  return (
    <div className="panel message">
      <h1>Nothing has this id</h1>
      <p className="mono">{id}</p>
      <p>
        It may be from another tenant or an older snapshot. <Link href="/search">Search</Link> for its name.
      </p>
    </div>
  );
}
