/** OVERVIEW: how many sensitive resources are under-protected, undecided and protected, and by whom each is reached. */
import './overview.css';
import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { NodeKind } from '#catalogue';
import { type Address, go, type Step, writeAddress } from '../address.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { type ProtectionFragment, ResourcesDocument, WeakestWaysDocument } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { kindWords, stateWords } from '../words.ts';
import { AnswerFirst } from './answer-first.tsx';
import { BreakGlass } from './break-glass.tsx';
import { FixFirst } from './fix-first.tsx';
import { OverviewHead } from './overview-head.tsx';
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

/** The state that an address names; an address may hold any word. */
function stateOf(word: string | undefined): ProtectionFragment['state'] | undefined {
  return word !== undefined && Object.hasOwn(stateWords, word) ? (word as ProtectionFragment['state']) : undefined;
}

/** The screen. Filters and page are in the address. */
export function OverviewScreen({ address: { query } }: { readonly address: Address }) {
  useTitle(undefined);
  const state = stateOf(query.state);
  // An address may hold any word; the API refuses one that is no kind.
  const filter = {
    ...(state === undefined ? {} : { state: [state] }),
    ...(query.kind ? { kinds: [query.kind as NodeKind] } : {}),
    ...(query.text ? { text: query.text } : {}),
  };
  const variables = { filter, first: rowsAPage, ...(query.after ? { after: query.after } : {}) };
  const { data, error, fetching } = useAnswer({ query: ResourcesDocument, variables });
  const ways = useAnswer({ query: WeakestWaysDocument, variables, pause: data === undefined || fetching });
  const set = (change: Record<string, string | undefined>, step?: Step) =>
    go(writeAddress('/', { ...query, after: undefined, ...change }), step);
  if (error) return <Trouble error={error} />;
  const list = data?.resources;
  return (
    <>
      <OverviewHead tenant={data?.tenant} chosen={state} onChoose={(chosen) => set({ state: chosen })} />
      <div className="firsts">
        <FixFirst />
        <AnswerFirst />
      </div>
      <div className="overview-filters">
        <h2>{list === undefined ? <Skeleton h={18} w={180} /> : 'Sensitive resources, worst first'}</h2>
        <Filters query={query} onChange={set} />
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

interface FiltersProps {
  readonly query: Address['query'];
  readonly onChange: (change: Record<string, string | undefined>, step?: Step) => void;
}

function Filters({ query, onChange }: FiltersProps) {
  const [text, setText] = useState(query.text ?? '');
  useEffect(() => setText(query.text ?? ''), [query.text]);
  return (
    <>
      <TextInput
        aria-label="Filter by name or id"
        placeholder="Filter by name or id"
        w={220}
        size="sm"
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          onChange({ text: currentTarget.value }, 'typing');
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
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
    </>
  );
}
