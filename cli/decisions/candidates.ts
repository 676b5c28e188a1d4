/** Fixes of settings, which only a load can judge, and who is spared. */
import type { Row } from '#changes';
import type { FactsFolder } from '#facts';
import { type Fix, fixesOfPolicies, fixesOfSetting, settingCollections } from '#links';

/** Ids that no fix of a setting touches. */
export interface Spared {
  /** Declared break-glass accounts, in lower case. */
  readonly breakGlass: ReadonlySet<string>;
  /** Those, and groups that hold one: they stay left out of policies. */
  readonly leftOut: ReadonlySet<string>;
}

/** The fixes of settings: what each is worth is only known when it is measured. Throws FactsError. */
export async function settingFixes(folder: FactsFolder, { breakGlass, leftOut }: Spared): Promise<Fix[]> {
  const fixes: Fix[] = [];
  const policies: Row[] = [];
  for (const collection of settingCollections)
    for await (const line of folder.lines(collection)) {
      if (!('value' in line) || typeof line.value !== 'object' || line.value === null) continue;
      if (collection === 'graph/conditional-access-policies') policies.push(line.value as Row);
      fixes.push(...fixesOfSetting(collection, line.value as Row, leftOut));
    }
  // Security defaults cannot be on beside a policy that is on; where none is, there may be no licence for any.
  const hasPolicies = policies.some(({ state }) => state === 'enabled');
  const offered = fixes.filter(({ kind }) => kind !== 'security-defaults' || !hasPolicies);
  if (hasPolicies) offered.push(...fixesOfPolicies(policies, breakGlass));
  // A setting for all before an exception of one.
  const isWide = ({ change }: Fix) => !JSON.stringify(change.steps).includes('conditions.users');
  return [...offered.filter(isWide), ...offered.filter((fix) => !isWide(fix))];
}

/** Who is spared: declared break-glass accounts, and groups that hold one directly. Throws FactsError. */
export async function sparedIn(folder: FactsFolder, breakGlass: readonly string[]): Promise<Spared> {
  const accounts = new Set(breakGlass.map((id) => id.toLowerCase()));
  const leftOut = new Set(accounts);
  for await (const line of folder.lines('graph/group-members')) {
    const { groupId, id } = ('value' in line ? (line.value ?? {}) : {}) as { groupId?: unknown; id?: unknown };
    if (typeof id === 'string' && typeof groupId === 'string' && accounts.has(id.toLowerCase()))
      leftOut.add(groupId.toLowerCase());
  }
  return { breakGlass: accounts, leftOut };
}
