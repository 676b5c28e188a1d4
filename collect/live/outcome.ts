/** What a reading came to: COMPLETE, PARTIAL, FORBIDDEN, UNLICENSED or SKIPPED, with its reason. */
import type { CollectionEntry } from '../facts/manifest.ts';
import { GaveUp } from './ask/persist.ts';
import type { Refused } from './ask/refused.ts';
import type { LiveCollection } from './collection.ts';
import type { Work } from './read/work.ts';

/** An outcome: the entry of the manifest, and whether the rows are kept. */
export interface Outcome {
  readonly entry: CollectionEntry;
  readonly hasFile: boolean;
}

/** Names of licences in prose. */
export const licenceNames = {
  P1: 'Microsoft Entra ID P1',
  P2: 'Microsoft Entra ID P2',
  GOVERNANCE: 'Microsoft Entra ID Governance',
  WORKLOAD_ID: 'Microsoft Entra Workload ID Premium',
} as const;

/** Seen in answers of Graph and of ARM; the words decide where the code is a general one. */
const unlicensedCode =
  /^(AadPremiumLicenseRequired|Authentication_RequestFromNonPremiumTenantOrB2CTenant|.*(NonPremium|LicenseRequired|NotLicensed|MissingLicense).*)$/i;
const unlicensedWords = /\b(premium|licen[sc]ed?)\b/i;

/** The outcome of a reading that came to its end. */
export function outcomeOf(work: Work): Outcome {
  const { counts, counted } = work;
  const problems = [...work.problems];
  const isOfScopes = problems.length > 0 && problems.length === work.missingScopes.length;
  if (counts.rejected > 0) problems.push(`${counts.rejected} rows did not fit and are in rejected.ndjson`);
  if (counts.limited > 0) problems.push(`${counts.limited} rows came with nothing but an id, for want of a permission`);
  const isWhole = problems.length === 0;
  const scopes = isOfScopes && problems.length === work.problems.length ? { scopes: [...work.missingScopes] } : {};
  problems.push(...work.notes);
  if (counted !== undefined) problems.push(`$count says ${counted}, and ${counts.rows} were read`);
  return {
    hasFile: true,
    entry: {
      status: isWhole ? 'COMPLETE' : 'PARTIAL',
      ...figuresOf(work),
      ...(problems.length === 0 ? {} : { reason: inWords(problems) }),
      ...(isWhole || work.everyPrincipal === undefined ? {} : { everyPrincipal: work.everyPrincipal }),
      ...scopes,
    },
  };
}

/** Twelve at most: a list of a thousand subscriptions helps nobody. */
function inWords(problems: readonly string[]): string {
  const told = [...new Set(problems)];
  const more = told.length > 12 ? `; and ${told.length - 12} more` : '';
  return `${told.slice(0, 12).join('; ')}${more}`;
}

function figuresOf(work: Work) {
  const { counts, counted } = work;
  return {
    rows: counts.rows,
    ...(counted === undefined ? {} : { counted }),
    ...(counts.rejected === 0 ? {} : { rejected: counts.rejected }),
    ...(counts.limited === 0 ? {} : { limited: counts.limited }),
    startedAt: work.startedAt,
    finishedAt: new Date().toISOString(),
  };
}

/** What a token has not that a collection needs. */
export interface Lacking {
  readonly permissions: readonly string[];
  /** True for the token of a person, which reads no more than the person's roles do. */
  readonly isPerson: boolean;
}

/** The outcome of a reading that ended early. */
export function outcomeOfFailure(error: Refused | GaveUp, work: Work, lacking: Lacking): Outcome {
  const { collection, counts } = work;
  // Where rows were read the collection is PARTIAL, whatever ended it; a list that is empty after an error is never written.
  if (work.answered && counts.rows > 0)
    return {
      hasFile: true,
      entry: { status: 'PARTIAL', ...figuresOf(work), reason: inWords([...work.problems, error.message]) },
    };
  return { hasFile: false, entry: { ...failureOf(error, collection, lacking), ...timesOf(work) } };
}

function timesOf(work: Work) {
  return { startedAt: work.startedAt, finishedAt: new Date().toISOString() };
}

function failureOf(
  error: Refused | GaveUp,
  collection: LiveCollection,
  lacking: Lacking,
): Pick<CollectionEntry, 'status' | 'reason' | 'rows'> {
  if (error instanceof GaveUp) return { status: 'PARTIAL', rows: 0, reason: error.message };
  if (isUnlicensed(error, collection))
    return { status: 'UNLICENSED', reason: `it needs ${licenceOf(collection)} (${error.message})` };
  if (error.status === 401 || error.status === 403)
    return { status: 'FORBIDDEN', reason: `${grantOf(collection, lacking)} (${error.message})` };
  if (error.status === 404 || error.status === 405 || error.status === 501 || unknownPath.test(error.says))
    return { status: 'SKIPPED', reason: `the service does not have it here (${error.message})` };
  return { status: 'PARTIAL', rows: 0, reason: error.message };
}

/** What Graph says, with 400, of a path that it does not have, as in a cloud that lacks a feature. */
const unknownPath = /Resource not found for the segment/i;

/** True where a licence is missing; no other way to ask helps then. */
export function isUnlicensed({ status, code, says }: Refused, collection: LiveCollection): boolean {
  if (status !== 400 && status !== 403) return false;
  return unlicensedCode.test(code) || (collection.licence !== undefined && unlicensedWords.test(says));
}

function licenceOf({ licence }: LiveCollection): string {
  return licence === undefined ? 'a licence' : licenceNames[licence];
}

function grantOf(collection: LiveCollection, { permissions, isPerson }: Lacking): string {
  if (!('permissions' in collection)) return 'it needs Reader at the tenant root group';
  const { application, delegated } = collection.permissions;
  const role = isPerson ? ', and whoever signed in needs a role that reads it, such as Global Reader' : '';
  if (permissions.length > 0) return `the token lacks ${permissions.join(', ')}${role}`;
  return `it needs ${(isPerson ? delegated : application).join(', ')}${role}`;
}
