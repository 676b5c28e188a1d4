/** IDENTITIES: each identity, human or not: what it is, who answers for it, what it reaches, how it ends. */
import './governance.css';
import { Button, Chip, Group, Select, Skeleton } from '@mantine/core';
import { type Address, go, writeAddress } from '../address.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import { IdentitiesDocument, type IdentitiesQueryVariables } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { counted } from '../words.ts';
import { IdentityRow } from './identity-row.tsx';

const rowsAPage = 50;

const flags = [
  { value: 'UNOWNED', label: 'Unowned' },
  { value: 'STALE', label: 'Stale' },
  { value: 'REACHES_TENANT_CONTROL', label: 'Reaches tenant control' },
  { value: 'HUMAN_USE', label: 'Human use' },
  { value: 'THIRD_PARTY', label: 'Third party' },
  { value: 'PURPOSE_OVER', label: 'Purpose over' },
] as const;
type Flag = (typeof flags)[number]['value'];
const ends = ['30', '90', '180', '365'];

/** The screen. Filters and the page are in the address. */
export function IdentitiesScreen({ address: { query } }: { readonly address: Address }) {
  useTitle('Identities');
  const asked = query.flags?.split(' ') ?? [];
  const chosen = flags.map(({ value }) => value).filter((value) => asked.includes(value));
  const within = ends.includes(query.expiring ?? '') ? query.expiring : undefined;
  const { data, error } = useAnswer({ query: IdentitiesDocument, variables: variablesOf(chosen, within, query.after) });
  if (error) return <Trouble error={error} />;
  const list = data?.identities;
  const show = (values: readonly string[], expiring: string | undefined, after?: string) =>
    go(writeAddress('/identities', { flags: values.join(' '), expiring, after }));
  return (
    <div className="governance">
      <h1>Identities</h1>
      <Group gap={8} role="group" aria-label="Only what is">
        <Chip.Group multiple value={[...chosen]} onChange={(values) => show(values, within)}>
          {flags.map(({ value, label }) => (
            <Chip key={value} value={value} size="sm" variant="outline">
              {label}
            </Chip>
          ))}
        </Chip.Group>
        <Select
          aria-label="With a credential that ends"
          placeholder="Ends at any time"
          clearable
          w={190}
          data={ends.map((value) => ({ value, label: `Ends within ${value} days` }))}
          value={within ?? null}
          onChange={(value) => show(chosen, value ?? undefined)}
        />
      </Group>
      {list === undefined ? (
        <Skeleton h={400} />
      ) : (
        <>
          <p className="dim">
            {list.totalCount === 0 ? 'None.' : `${counted(list.totalCount, 'identity', 'identities')}.`}
          </p>
          {list.totalCount > 0 && (
            <ul className="panel">
              {list.edges.map(({ node }) => (
                <IdentityRow key={node.id} identity={node} />
              ))}
            </ul>
          )}
          {list.pageInfo.hasNextPage && list.pageInfo.endCursor && (
            <Button variant="default" onClick={() => show(chosen, within, list.pageInfo.endCursor ?? undefined)}>
              More
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function variablesOf(
  chosen: readonly Flag[],
  within: string | undefined,
  after: string | undefined,
): IdentitiesQueryVariables {
  const filter = {
    ...(chosen.length > 0 ? { flags: [...chosen] } : {}),
    ...(within === undefined ? {} : { expiringWithinDays: Number(within) }),
  };
  return { filter, first: rowsAPage, ...(after ? { after } : {}) };
}
