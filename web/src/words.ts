/** The page's words for levels, kinds and numbers. */
import type { LevelName, LinkKind, NodeKind } from '#catalogue';
import { parseEntryId } from '#ids';

/** A level in words. */
export const levelWords: Readonly<Record<LevelName, string>> = {
  NONE: 'nothing',
  SINGLE_FACTOR: 'single factor',
  RESTRICTED_MFA: 'restricted MFA',
  MFA: 'MFA',
  PHISHING_RESISTANT: 'phishing-resistant',
  HARDWARE: 'hardware',
};

const ownWords: Readonly<Partial<Record<NodeKind, string>>> = {
  CosmosDb: 'Cosmos DB',
  SignedIn: 'signed in',
  ManagedCluster: 'AKS cluster',
  VirtualMachineScaleSet: 'scale set',
  UserAssignedIdentity: 'user-assigned identity',
};

/** A kind in words: KeyVault reads "key vault". */
export function kindWords(kind: NodeKind): string {
  return ownWords[kind] ?? kind.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** "proxies sign in". */
export function linkKindWords(kind: LinkKind): string {
  return kind.replaceAll('_', ' ').toLowerCase();
}

/** "Without routes from: Stolen session, Flow phishing". */
export function headlineWords(
  beside: readonly string[],
  entries: readonly { readonly id: string; readonly name: string }[],
): string {
  if (beside.length === 0) return 'The headline leaves no route out';
  const names = beside.map((id) => entries.find((entry) => entry.id === id)?.name ?? parseEntryId(id) ?? id);
  return `Without routes from: ${names.join(', ')}`;
}

/** A name in parts that each end with a separator: "hq-payments-prod" in "hq-", "payments-", "prod". */
export function partsOfName(name: string): string[] {
  return name.match(/[^\-_/@.:]*[-_/@.:]+|[^\-_/@.:]+/g) ?? [name];
}

/** An entry in short, by its id: "sign in". */
export function entryWords(id: string): string {
  return (parseEntryId(id) ?? id).replaceAll('-', ' ');
}

/** A state of a sensitive resource in words. */
export const stateWords = {
  UNDER_PROTECTED: 'under-protected',
  UNDECIDED: 'undecided',
  PROTECTED: 'protected',
} as const;

/** Two numbers wherever they differ: "11 seen, 17 assumed"; what is 0 is left out, and nothing at all is "none". */
export function seenAssumed({ seen, assumed }: { readonly seen: number; readonly assumed: number }): string {
  const parts = [
    ...(seen > 0 ? [`${seen.toLocaleString('en')} seen`] : []),
    ...(assumed > 0 ? [`${assumed.toLocaleString('en')} assumed`] : []),
  ];
  return parts.join(', ') || 'none';
}

/** "1 route", "1,236 routes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "At least 10,000 routes" where a count is not exact. */
export function countedRoutes({ value, exact }: { readonly value: number; readonly exact: boolean }): string {
  return exact ? counted(value, 'route') : `At least ${counted(value, 'route')}`;
}

/** "22 Nov 2026, 04:10", in the reader's time zone. */
export function moment(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
