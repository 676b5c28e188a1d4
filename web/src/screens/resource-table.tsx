/** The table of sensitive resources: state, what each needs, with what it is reached, by how many, and the first way. */
import { Skeleton } from '@mantine/core';
import { entryId } from '#ids';
import { writeAddress } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { useHeadlineWords } from '../frame/catalogue.tsx';
import { Link } from '../frame/link.tsx';
import { NodeLink } from '../panes/node-link.tsx';
import { StateMark } from '../panes/state-mark.tsx';
import type {
  ExposuresFragment,
  ProtectionFragment,
  ResourcesQuery,
  WayFragment,
  WaysFragment,
  WeakestWaysQuery,
} from '../questions/answers.ts';
import { kindWords, seenAssumed, stateWords } from '../words.ts';

interface Props {
  /** Undefined while it is asked for. */
  readonly list: ResourcesQuery['resources'] | undefined;
  readonly ways: WeakestWaysQuery | undefined;
}

const ownSays = 'Without routes through control of the whole tenant';
const identitiesSay = 'People, workloads and sources outside that can be used to get there below what it requires';

/** The table; rows are there first, the dearer column follows. */
export function ResourceTable({ list, ways }: Props) {
  const found = new Map(ways?.resources.edges.map(({ node }) => [node.id, node]));
  return (
    <div className="panel table-panel">
      <table className="resources">
        <thead>
          <tr>
            <th>Resource</th>
            <th>State</th>
            <th className="number">Needs</th>
            <th className="number" title={useHeadlineWords()}>
              Reached at
            </th>
            <th title={identitiesSay}>Identities below</th>
            <th title={ownSays}>Of its own</th>
            <th>First way in</th>
          </tr>
        </thead>
        <tbody>
          {list === undefined
            ? Array.from({ length: 12 }, (_, index) => <EmptyRow key={String(index)} />)
            : list.edges.map(({ node }) => (
                <Row key={node.id} node={node} way={found.get(node.id)} waiting={ways === undefined} />
              ))}
          {list?.totalCount === 0 && (
            <tr>
              <td colSpan={7} className="dim">
                No sensitive resource matches.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly node: ExposuresFragment;
  readonly way: WaysFragment | undefined;
  readonly waiting: boolean;
}

function Row({ node, way, waiting }: RowProps) {
  const { protection } = node;
  return (
    <tr className={protection?.state === 'UNDER_PROTECTED' ? 'under' : undefined}>
      <th scope="row">
        <NodeLink node={node} />
        <span className="dim small">{kindWords(node.kind)}</span>
      </th>
      <td>{protection && <StateMark {...protection} />}</td>
      <td className="number" data-says="needs">
        <LevelRing level={node.requiredAssurance} of="needs" />
      </td>
      <td className="number" data-says="reached at">
        <LevelRing level={node.exposureHeadline} of="reached at" />
      </td>
      <td data-says="identities below">{protection && <Identities protection={protection} />}</td>
      <td data-says="of its own">{protection && <Own own={protection.ofItsOwn} state={protection.state} />}</td>
      <td className="way">
        {waiting ? <Skeleton h={16} w="80%" /> : <Way node={node} way={way?.firstRoute ?? null} />}
      </td>
    </tr>
  );
}

/** Whom to count, or what has to be collected before anything can be said. */
function Identities({
  protection: { openIdentities, outside, notCovered },
}: {
  readonly protection: ProtectionFragment;
}) {
  const sources = outside.seen + outside.assumed;
  return (
    <span>
      {seenAssumed(openIdentities)}
      {sources > 0 && <span className="dim small"> {sources.toLocaleString('en')} outside</span>}
      {notCovered.length > 0 && (
        <span className="dim small" title={notCovered.map(({ collection }) => collection).join('\n')}>
          {notCovered.length} {notCovered.length === 1 ? 'collection is' : 'collections are'} not whole
        </span>
      )}
    </span>
  );
}

function Own({
  own,
  state,
}: {
  readonly own: ProtectionFragment['ofItsOwn'];
  readonly state: ProtectionFragment['state'];
}) {
  return (
    <span title={ownSays}>
      {seenAssumed(own.openIdentities)}
      {own.state !== state && <span className="dim small"> {stateWords[own.state]}</span>}
    </span>
  );
}

/** The first route at the exposure: the resource's own, where not all of them lead through control of the tenant. */
function Way({ node, way }: { readonly node: ExposuresFragment; readonly way: WayFragment | null }) {
  if (way === null) return <span className="dim">{node.exposure === null ? 'no route' : 'not found in time'}</span>;
  const isOwn = node.exposureWithoutTenantControl?.value === node.exposure?.value;
  const { weakest } = way;
  return (
    <Link
      href={writeAddress('/resource', { id: node.id, route: way.id, own: isOwn ? 'yes' : undefined })}
      title={way.sentence}
    >
      {weakest === null ? way.sentence : weakestWords(weakest)}
      {!isOwn && <span className="dim small"> and controls the tenant</span>}
    </Link>
  );
}

/** The weakest link in words; whoever signs in goes without saying. */
function weakestWords({ from, link, to }: NonNullable<WayFragment['weakest']>): string {
  return `${from.id === entryId('sign-in') ? '' : `${from.name} `}${link.says} ${to.name}`;
}

function EmptyRow() {
  return (
    <tr>
      <th scope="row">
        <Skeleton h={16} w={160} my={2} />
        <Skeleton h={13} w={90} my={3} />
      </th>
      <td colSpan={6} />
    </tr>
  );
}
