/** SEARCH: nodes by name or id. */
import './search.css';
import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { NodeKind } from '#catalogue';
import { type Address, go, writeAddress } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { useCatalogue } from '../frame/catalogue.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { addressOfNode, NodeLink } from '../panes/node-link.tsx';
import { SearchDocument } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted, kindWords } from '../words.ts';

const rowsAPage = 50;
/** Milliseconds without a key after which a text is looked for. */
const typingPause = 150;

/** The screen. Text, kind and page are in the address. */
export function SearchScreen({ address: { query } }: { readonly address: Address }) {
  const kinds = useCatalogue()?.catalogue.nodeKinds ?? [];
  const [text, setText] = useSearchText(query);
  useTitle(query.text ? `Search: ${query.text}` : 'Search');
  // An address may hold any word; the API refuses one that is no kind.
  const variables = {
    text: query.text ?? '',
    first: rowsAPage,
    ...(query.kind ? { kinds: [query.kind as NodeKind] } : {}),
    ...(query.after ? { after: query.after } : {}),
  };
  const { data, error, fetching } = useAnswer({ query: SearchDocument, variables });
  if (error) return <Trouble error={error} />;
  const list = data?.search;
  const [first] = list?.edges ?? [];
  return (
    <>
      <div className="search-head">
        <TextInput
          autoFocus
          aria-label="Name or id"
          placeholder="Name or id"
          size="md"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            // Enter means the first match of what is typed: not of what was typed before, whose matches may still stand there.
            if (event.key === 'Enter' && first !== undefined && text === (query.text ?? '') && !fetching)
              go(addressOfNode(first.node));
            else walk(event);
          }}
          className="search-text"
        />
        <Select
          aria-label="Kind"
          placeholder="Every kind"
          w={220}
          size="md"
          clearable
          searchable
          data={kinds.map(({ kind }) => ({ value: kind, label: kindWords(kind) }))}
          value={query.kind ?? null}
          onChange={(kind) => go(writeAddress('/search', { ...query, kind: kind ?? undefined, after: undefined }))}
        />
        <span className="dim" aria-live="polite">
          {list === undefined ? '' : counted(list.totalCount, 'match', 'matches')}
        </span>
      </div>
      <ul className="found panel" onKeyDown={walk}>
        {list?.edges.map(({ node }) => (
          <li key={node.id}>
            <LevelRing level={node.exposure} of="reachable at" />
            <span className="found-name">
              <NodeLink node={node} />
            </span>
            <span className="dim">{kindWords(node.kind)}</span>
            <span className="mono dim found-id">{node.id}</span>
          </li>
        ))}
        {list === undefined &&
          fetching &&
          Array.from({ length: 10 }, (_, index) => (
            <li key={String(index)}>
              <Skeleton h={20} w="60%" my={3} />
            </li>
          ))}
        {list?.totalCount === 0 && <li className="dim">Nothing has “{query.text}” in its name or id.</li>}
      </ul>
      {list?.pageInfo.hasNextPage && (
        <div className="pages">
          <Button
            variant="default"
            onClick={() => go(writeAddress('/search', { ...query, after: list.pageInfo.endCursor ?? undefined }))}
          >
            Next {rowsAPage}
          </Button>
        </div>
      )}
    </>
  );
}

/** The text in the field: it goes into the address when no key was pressed for a moment, and follows the address when that changes otherwise. */
function useSearchText(query: Readonly<Record<string, string>>): [string, (text: string) => void] {
  const [text, setText] = useState(query.text ?? '');
  const sent = useRef(text);
  useEffect(() => {
    if ((query.text ?? '') === sent.current) return;
    sent.current = query.text ?? '';
    setText(sent.current);
  }, [query.text]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      go(writeAddress('/search', { ...query, text, after: undefined }), 'typing');
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, query]);
  return [text, setText];
}

/** Up and down walk between the field and the matches; Enter on a match is the browser's own. */
function walk(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const stops = [...document.querySelectorAll<HTMLElement>('.search-text input, .found-name a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}
