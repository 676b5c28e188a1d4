/** OVERVIEW: which sensitive resources can be reached with less than they need, and by what. */
import './overview.css';
import { Button, Select, Skeleton, Switch, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { NodeKind } from '#catalogue';
import { type Address, go, type Step, writeAddress } from '../address.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { ResourcesDocument, type ResourcesQuery, WeakestWaysDocument } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted, kindWords } from '../words.ts';
import { BreakGlass } from './break-glass.tsx';
import { ResourceTable } from './resource-table.tsx';

const rowsAPage = 50;
const kinds: readonly NodeKind[] = [
  'Tenant',
  'Subscription',
  'KeyVault',
  'AutomationAccount',
  'ServicePrincipal',
  'ManagedIdentity',
  'DataStore',
];

/** The screen. Filters and page are in the address. */
export function OverviewScreen({ address: { query } }: { readonly address: Address }) {
  useTitle(undefined);
  // An address may hold any word; the API refuses one that is no kind.
  const filter = {
    ...(query.under === 'yes' ? { underProtected: true } : {}),
    ...(query.kind ? { kinds: [query.kind as NodeKind] } : {}),
    ...(query.text ? { text: query.text } : {}),
  };
  const variables = { filter, first: rowsAPage, ...(query.after ? { after: query.after } : {}) };
  const { data, error, fetching } = useAnswer({ query: ResourcesDocument, variables });
  const ways = useAnswer({ query: WeakestWaysDocument, variables, pause: data === undefined || fetching });
  const set = (change: Record<string, string | undefined>, step?: Step) =>
    go(writeAddress('/', { ...query, after: undefined, ...change }), step);
  const [text, setText] = useState(query.text ?? '');
  useEffect(() => setText(query.text ?? ''), [query.text]);
  if (error) return <Trouble error={error} />;
  const list = data?.resources;
  return (
    <>
      <div className="overview-head">
        <h1>{list === undefined ? <Skeleton h={24} w={420} /> : headline(list)}</h1>
        <TextInput
          aria-label="Filter by name or id"
          placeholder="Filter by name or id"
          w={220}
          size="sm"
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            set({ text: currentTarget.value }, 'typing');
          }}
        />
        <Select
          aria-label="Kind"
          placeholder="Every kind"
          w={190}
          size="sm"
          clearable
          data={kinds.map((value) => ({ value, label: kindWords(value) }))}
          value={query.kind ?? null}
          onChange={(kind) => set({ kind: kind ?? undefined })}
        />
        <Switch
          label="Under-protected only"
          size="sm"
          checked={query.under === 'yes'}
          onChange={({ currentTarget }) => set({ under: currentTarget.checked ? 'yes' : undefined })}
        />
      </div>
      <ResourceTable list={list} ways={ways.data} />
      {data !== undefined && data.breakGlass.length > 0 && <BreakGlass accounts={data.breakGlass} />}
      {list && (list.pageInfo.hasNextPage || query.after) && (
        <div className="pages">
          {query.after && (
            <Button variant="default" onClick={() => set({})}>
              First page
            </Button>
          )}
          {list.pageInfo.hasNextPage && (
            <Button
              variant="default"
              onClick={() => go(writeAddress('/', { ...query, after: list.pageInfo.endCursor ?? undefined }))}
            >
              Next {rowsAPage}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function headline({ totalCount, underProtected }: ResourcesQuery['resources']): string {
  if (totalCount === 0) return 'No sensitive resource matches';
  if (underProtected === 0) return `None of ${counted(totalCount, 'sensitive resource')} is under-protected`;
  return `${underProtected.toLocaleString('en')} of ${counted(totalCount, 'sensitive resource')} ${underProtected === 1 ? 'is' : 'are'} under-protected`;
}
