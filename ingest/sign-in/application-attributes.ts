/** Custom security attributes of applications, by which a policy's application filter chooses. */
import type { ConditionalAccessPolicy } from '#assurance';
import type { FactsFolder } from '#facts';
import type { Account } from '../snapshot/account.ts';

/** Attributes by lower-case appId, then `Set_Attribute`. */
export type ApplicationAttributes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Row = Readonly<Record<string, unknown>>;

const name = 'graph/service-principal-custom-security-attributes';

/** The attributes that the rules speak of, as `Set_Attribute`. */
function flat(sets: unknown, rules: string): Readonly<Record<string, unknown>> {
  const all = Object.entries((sets ?? {}) as Row).flatMap(([set, attributes]) =>
    Object.entries((attributes ?? {}) as Row).map(([name, value]): [string, unknown] => [`${set}_${name}`, value]),
  );
  return Object.fromEntries(all.filter(([name]) => !name.includes('@') && rules.includes(name.toLowerCase())));
}

async function* rowsOf(folder: FactsFolder, collection: typeof name | 'graph/service-principals') {
  for await (const line of folder.lines(collection)) {
    const value = 'value' in line ? line.value : undefined;
    const row = value !== null && typeof value === 'object' ? (value as Row) : undefined;
    yield { number: line.number, row, unreadable: 'unreadable' in line ? line.unreadable : undefined };
  }
}

/** Rows have the service principal's id; where they lack the appId, the service principal's own row tells it. */
async function appIds(folder: FactsFolder): Promise<ReadonlyMap<string, string>> {
  const byId = new Map<string, string>();
  for await (const { row } of rowsOf(folder, 'graph/service-principals'))
    if (typeof row?.id === 'string' && typeof row.appId === 'string') byId.set(row.id.toLowerCase(), row.appId);
  return byId;
}

/**
 * Reads them; undefined where they were not collected. Only those that the application filter of a policy speaks of are kept.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-filter-for-applications
 */
export async function readApplicationAttributes(
  folder: FactsFolder,
  account: Account,
  policies: readonly ConditionalAccessPolicy[],
): Promise<ApplicationAttributes | undefined> {
  if (!folder.has(name)) return undefined;
  const filters = policies.flatMap((policy) => policy?.conditions?.applications?.applicationFilter ?? []);
  const asked = filters.length > 0;
  const rules = filters.map(({ rule }) => String(rule).toLowerCase()).join(' ');
  const byId = asked ? await appIds(folder) : new Map<string, string>();
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  const counts = account.of(name);
  for await (const { row, number, unreadable } of rowsOf(folder, name)) {
    counts.read += 1;
    const id = typeof row?.id === 'string' ? row.id.toLowerCase() : '';
    const appId = typeof row?.appId === 'string' ? row.appId : byId.get(id);
    if (row === undefined || (asked && appId === undefined)) {
      account.skip(
        name,
        unreadable ?? (row === undefined ? 'not a row of this collection' : 'its application is not known'),
        `line ${number}`,
      );
      continue;
    }
    counts.used += 1;
    if (asked && appId !== undefined) found.set(appId.toLowerCase(), flat(row.customSecurityAttributes, rules));
  }
  return Object.fromEntries(found);
}
