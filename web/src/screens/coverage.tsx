/** COVERAGE: what the snapshot rests on, what was not collected and why, and what became of every row. */
import './coverage.css';
import { Skeleton } from '@mantine/core';
import type { Address } from '../address.ts';
import { useCatalogue } from '../frame/catalogue.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { CoverageDocument, type CoverageQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted, moment } from '../words.ts';
import { Declarations } from './declarations.tsx';

type Collection = CoverageQuery['coverage']['collections'][number];

const statusWords: Readonly<Record<Collection['status'], string>> = {
  COMPLETE: 'complete',
  PARTIAL: 'in part',
  FORBIDDEN: 'not permitted',
  UNLICENSED: 'no licence',
  SKIPPED: 'not collected',
};

/** The screen. */
export function CoverageScreen(_: { readonly address: Address }) {
  useTitle('Coverage');
  const { data, error } = useAnswer({ query: CoverageDocument });
  if (error) return <Trouble error={error} />;
  if (data === undefined) return <Skeleton h={400} />;
  const { coverage, declarations, snapshot } = data;
  const missing = coverage.collections.filter(({ status }) => status !== 'COMPLETE');
  const complete = coverage.collections.filter(({ status }) => status === 'COMPLETE');
  return (
    <div className="coverage">
      <h1>
        {coverage.complete} of {counted(coverage.total, 'collection')} complete
      </h1>
      <p className="dim">
        {counted(snapshot.nodes, 'node')} and {counted(snapshot.links, 'link')}, loaded {moment(snapshot.createdAt)} in{' '}
        {snapshot.seconds.toFixed(1)} s from {snapshot.source}. What was not collected is assumed at its worst: missing
        data never reads as safe.
      </p>
      {coverage.gaps.length > 0 && <Gaps title="What this source cannot tell" gaps={coverage.gaps} />}
      {coverage.notJudged.length > 0 && (
        <Gaps
          title="Links that could not be judged whole"
          gaps={coverage.notJudged.map(({ kinds, reason }) => ({ says: reason, links: kinds }))}
        />
      )}
      {coverage.assumptions.length > 0 && <Assumptions rows={coverage.assumptions} />}
      <Declarations rows={declarations} />
      {coverage.closedActivations.length > 0 && (
        <section>
          <h2>Eligible, but not to be activated</h2>
          <ul className="panel gaps">
            {coverage.closedActivations.map(({ reason, count, examples }) => (
              <li key={reason} title={examples.join('\n')}>
                {count.toLocaleString('en')} <span className="dim">{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section>
          <h2>Not collected, or only in part</h2>
          <Collections rows={missing} />
        </section>
      )}
      <section>
        <h2>Collected</h2>
        <Collections rows={complete} />
      </section>
      {coverage.unknownFiles.length > 0 && (
        <p>
          Files that are no collection and were not read:{' '}
          <span className="mono">{coverage.unknownFiles.join(', ')}</span>
        </p>
      )}
    </div>
  );
}

function Gaps({ title, gaps }: { readonly title: string; readonly gaps: CoverageQuery['coverage']['gaps'] }) {
  const kinds = useCatalogue()?.catalogue.linkKinds;
  const words = (kind: string) => kinds?.find((one) => one.kind === kind)?.says ?? kind;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="panel gaps">
        {gaps.map(({ says, links }) => (
          <li key={says}>
            {says} <span className="dim small">{links.map((kind) => `“… ${words(kind)} …”`).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Assumptions({ rows }: { readonly rows: CoverageQuery['coverage']['assumptions'] }) {
  return (
    <section>
      <h2>Taken for granted, for want of data</h2>
      <div className="panel table-panel">
        <table className="collections assumptions">
          <thead>
            <tr>
              <th>What is taken for granted</th>
              <th className="number">People</th>
              <th className="number">Links</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, says, people, links }) => (
              <tr key={key}>
                <th scope="row">{says}</th>
                <td className="number" data-says="People">
                  {people === 0 ? '–' : people.toLocaleString('en')}
                </td>
                <td className="number" data-says="Links">
                  {links.toLocaleString('en')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Collections({ rows }: { readonly rows: readonly Collection[] }) {
  return (
    <div className="panel table-panel">
      <table className="collections">
        <thead>
          <tr>
            <th>Collection</th>
            <th>Status</th>
            <th className="number">Rows</th>
            <th className="number">Used</th>
            <th>Not used, and why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="mono">
                {row.name}
              </th>
              <td>
                {statusWords[row.status]}
                {row.reason && <span className="dim small"> {row.reason}</span>}
              </td>
              <td className="number" data-says="Rows">
                {row.rows?.toLocaleString('en') ?? '–'}
              </td>
              <td className="number" data-says="Used">
                {row.used?.toLocaleString('en') ?? '–'}
              </td>
              <td>
                {row.unused.map(({ reason, count, examples }) => (
                  <div key={reason} title={examples.join('\n')}>
                    {count.toLocaleString('en')} <span className="dim">{reason}</span>
                  </div>
                ))}
                {row.rows === null && row.status === 'COMPLETE' && (
                  <span className="dim">this load does not use it yet</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
