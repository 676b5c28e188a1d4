/** Rows of agents with their sponsors inside each, by `$expand` where the service takes it and one by one where not. */
import { Refused } from './ask/refused.ts';
import type { AskComposite, Row } from './collection.ts';

/** `$expand` gives so many related rows at most. https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const mostExpanded = 20;

/** The rows of the requests `expanded` or `plain`, each with what `sponsors` answers. */
export async function withSponsors(ask: AskComposite): Promise<readonly Row[]> {
  const rows = await ask.list('expanded').catch((error: unknown) => {
    if (error instanceof Refused && error.status === 400) return ask.list('plain');
    throw error;
  });
  const long = rows.filter(({ sponsors }) => !Array.isArray(sponsors) || sponsors.length >= mostExpanded);
  if (long.length === 0) return rows;
  const found = await ask.each(
    'sponsors',
    long.map(({ id }) => String(id)),
  );
  return rows.map((row) => {
    const sponsors = found.get(String(row.id));
    return sponsors === undefined ? row : { ...row, sponsors };
  });
}
