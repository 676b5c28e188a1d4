/** The table of sensitive resources: needs, reachable at, weakest way in, families, people. */
import { Skeleton } from '@mantine/core';
import { entryId } from '#ids';
import { writeAddress } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { useHeadlineWords } from '../frame/catalogue.tsx';
import { Link } from '../frame/link.tsx';
import { NodeLink } from '../panes/node-link.tsx';
import type {
  ExposuresFragment,
  ResourcesQuery,
  WayFragment,
  WaysFragment,
  WeakestWaysQuery,
} from '../questions/answers.ts';
import { counted, entryWords, kindWords } from '../words.ts';

interface Props {
  /** Undefined while it is asked for. */
  readonly list: ResourcesQuery['resources'] | undefined;
  readonly ways: WeakestWaysQuery | undefined;
}

/** The exposures side by side, each with what it counts. */
function useExposureColumns() {
  return [
    ['all', 'By any route'],
    ['known', 'Without links that are assumed for want of data'],
    ['headline', useHeadlineWords()],
    ['own', 'Without routes through control of the whole tenant'],
  ] as const;
}

/** The table; rows are there first, the dearer columns follow. */
export function ResourceTable({ list, ways }: Props) {
  const exposureColumns = useExposureColumns();
  const found = new Map(ways?.resources.edges.map(({ node }) => [node.id, node]));
  return (
    <div className="panel table-panel">
      <table className="resources">
        <thead>
          <tr>
            <th rowSpan={2}>Resource</th>
            <th rowSpan={2} className="number">
              Needs
            </th>
            <th colSpan={4} className="number group">
              Reachable at
            </th>
            <th rowSpan={2}>Weakest way in</th>
            <th rowSpan={2}>By entry</th>
            <th
              rowSpan={2}
              className="number"
              title="People whose accounts can be taken over at this level and lead there with nothing more to defeat"
            >
              People
            </th>
          </tr>
          <tr>
            {exposureColumns.map(([name, says]) => (
              <th key={name} className="number" title={says}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list === undefined
            ? Array.from({ length: 12 }, (_, index) => <EmptyRow key={String(index)} />)
            : list.edges.map(({ node }) => (
                <Row key={node.id} node={node} way={found.get(node.id)} waiting={ways === undefined} />
              ))}
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
  const exposureColumns = useExposureColumns();
  const levels = [node.exposure, node.exposureKnown, node.exposureHeadline, node.exposureWithoutTenantControl];
  return (
    <tr className={node.underProtected ? 'under' : undefined}>
      <th scope="row">
        <NodeLink node={node} />
        <span className="dim small">{kindWords(node.kind)}</span>
      </th>
      <td className="number" data-says="needs">
        <LevelRing level={node.requiredAssurance} of="needs" />
      </td>
      {levels.map((level, index) => (
        <td key={exposureColumns[index]?.[0]} className="number" data-says={exposureColumns[index]?.[0]}>
          <LevelRing level={level} of={exposureColumns[index]?.[1] ?? ''} />
        </td>
      ))}
      <td className="way">
        {waiting ? <Skeleton h={16} w="80%" /> : <Way node={node} way={way?.firstRoute ?? null} />}
      </td>
      <td>
        <Families node={node} />
      </td>
      <td className="number" data-says="people">
        {waiting ? <Skeleton h={16} w={28} ml="auto" /> : (way?.people.toLocaleString('en') ?? '–')}
        {way !== undefined && way.breakGlassPeople > 0 && (
          <span className="dim small"> {way.breakGlassPeople.toLocaleString('en')} break-glass</span>
        )}
      </td>
    </tr>
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

/** The entries by the level at which they lead there, lowest first. */
function Families({ node }: { readonly node: ExposuresFragment }) {
  const byLevel = [...Map.groupBy(node.exposureByEntry, ({ level }) => level.value).values()];
  return (
    <ul className="families">
      {byLevel.map((some) => (
        <li key={some[0]?.level.value}>
          <LevelRing level={some[0]?.level ?? null} of="by" />
          <span>
            {some.map(({ entry, name }, index) => (
              <span key={entry}>
                {index > 0 && ', '}
                <Link href={writeAddress('/resource', { id: node.id, entry })} title={name}>
                  {entryWords(entry)}
                </Link>
              </span>
            ))}
          </span>
        </li>
      ))}
      {byLevel.length === 0 && <li className="dim">{counted(0, 'route')}</li>}
    </ul>
  );
}

function EmptyRow() {
  return (
    <tr>
      <th scope="row">
        <Skeleton h={16} w={160} my={2} />
        <Skeleton h={13} w={90} my={3} />
      </th>
      <td colSpan={8} />
    </tr>
  );
}
