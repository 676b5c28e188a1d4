/** The ids of nodes that Postern makes: how each is built and read back. Imports nothing at run time, so that the page may load it. */
import type { AbilityName } from './abilities.ts';
import type { EntryName } from './entries.ts';

/** The id of an Entry: `entry:<name>`. */
export const entryId = <Name extends EntryName>(name: Name) => `entry:${name}` as const;

/** The name in the id of an Entry; undefined for any other id. */
export function parseEntryId(id: string): EntryName | undefined {
  return after('entry:', id) as EntryName | undefined;
}

/**
 * The id of an Entitlement: `ent:<power>@<scope>`, or `ent:<power>` of a power that has no scope.
 * `limit` tells apart holders of one power at one scope who may do less: `ent:<power>@<scope>#<limit>`.
 * A power has no `@`.
 */
export function entitlementId<Power extends string>(power: Power): `ent:${Power}`;
export function entitlementId(power: string, scope: string, limit?: string): string;
export function entitlementId(power: string, scope?: string, limit?: string): string {
  return `ent:${power}${scope === undefined ? '' : `@${scope}`}${limit === undefined ? '' : `#${limit}`}`;
}

/** The power and the scope, with its limit, in the id of an Entitlement; undefined for any other id. */
export function parseEntitlementId(id: string): { readonly power: string; readonly scope?: string } | undefined {
  const [, power, scope] = /^ent:([^@]*)(?:@(.*))?$/s.exec(id) ?? [];
  if (power === undefined) return undefined;
  return scope === undefined ? { power } : { power, scope };
}

/**
 * What a Population is of: an ability, `left-out`, the people held back by policies that leave out the same groups, or `consenting`, the
 * people who may consent.
 */
export type PopulationOf = AbilityName | 'left-out' | 'consenting';

/** The id of a Population: `pop:<ability>:<scope>`. No ability has a colon; a scope may. */
export const populationId = (of: PopulationOf, scope: string) => `pop:${of}:${scope}` as const;

/** The ability and the scope in the id of a Population; undefined for any other id. */
export function parsePopulationId(id: string): { readonly of: PopulationOf; readonly scope: string } | undefined {
  const [, of, scope] = /^pop:([^:]*):(.*)$/s.exec(id) ?? [];
  return of === undefined || scope === undefined ? undefined : { of: of as PopulationOf, scope };
}

/** The id of the members of a group who activate by the same rules, by the rules' numbers: `eligible:<group>:<rules>`. */
export const eligibleMembersId = (group: string, rules: readonly number[]) =>
  `eligible:${group}:${rules.join('-')}` as const;

/** The group and the rules in the id of eligible members; undefined for any other id. */
export function parseEligibleMembersId(
  id: string,
): { readonly group: string; readonly rules: readonly number[] } | undefined {
  const [, group, rules] = /^eligible:(.*):(\d+(?:-\d+)*)$/s.exec(id) ?? [];
  return group === undefined || rules === undefined ? undefined : { group, rules: rules.split('-').map(Number) };
}

/** The id of somebody in a group whose members were not collected: `member-of:<group>`. */
export const unknownMemberId = (group: string) => `member-of:${group}` as const;

/** The group in the id of somebody in it; undefined for any other id. */
export const parseUnknownMemberId = (id: string) => after('member-of:', id);

/** The id of the direct members of a group: `direct:<group>`. */
export const directMembersId = (group: string) => `direct:${group}` as const;

/** The group in the id of its direct members; undefined for any other id. */
export const parseDirectMembersId = (id: string) => after('direct:', id);

/** The id of whoever or whatever differs by audience, at one audience: `<id>@<audience>`. No audience has an `@`. */
export const atAudience = <Audience extends string>(id: string, audience: Audience) => `${id}@${audience}` as const;

/** The parts of an id by audience; undefined for one without `@`. An Entitlement has one too: ask only of SignedIn nodes. */
export function parseAtAudience(id: string): { readonly of: string; readonly audience: string } | undefined {
  const at = id.lastIndexOf('@');
  return at < 0 ? undefined : { of: id.slice(0, at), audience: id.slice(at + 1) };
}

/** Whether an id is that of a part by audience of a node. */
export const isAtAudienceOf = (id: string, of: string) => id.startsWith(atAudience(of, ''));

/** The id of a user's mailbox: `mailbox:<user>`. */
export const mailboxId = (user: string) => `mailbox:${user}` as const;

/** The user in the id of a mailbox; undefined for any other id. */
export const parseMailboxId = (id: string) => after('mailbox:', id);

/** The id of a secret or certificate, by its key id or thumbprint: `secret:<name>`, `certificate:<name>`. */
export const keyCredentialId = (kind: 'secret' | 'certificate', name: string) => `${kind}:${name}` as const;

/** The kind and the name in the id of a secret or certificate; undefined for any other id. */
export function parseKeyCredentialId(
  id: string,
): { readonly kind: 'secret' | 'certificate'; readonly name: string } | undefined {
  const [, kind, name] = /^(secret|certificate):(.*)$/s.exec(id) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind: kind as 'secret' | 'certificate', name };
}

/** The id of a federated credential: `federated:<owner>/<trust>`. No owner has a slash. */
export const federatedCredentialId = (owner: string, trust: string) => `federated:${owner}/${trust}` as const;

/** The owner and the trust in the id of a federated credential; undefined for any other id. */
export function parseFederatedCredentialId(id: string): { readonly owner: string; readonly trust: string } | undefined {
  const [, owner, trust] = /^federated:([^/]*)\/(.*)$/s.exec(id) ?? [];
  return owner === undefined || trust === undefined ? undefined : { owner, trust };
}

/** The id of a secret that somebody may have and that was not collected: `credential:<owner>`. */
export const unknownCredentialId = (owner: string) => `credential:${owner}` as const;

/** The owner in the id of a secret that was not collected; undefined for any other id. */
export const parseUnknownCredentialId = (id: string) => after('credential:', id);

/** The id of the service principal of an application, where it was not collected: `service-principal-of:<application>`. */
export const unknownInstanceId = (application: string) => `service-principal-of:${application}` as const;

/** The application in the id of its service principal; undefined for any other id. */
export const parseUnknownInstanceId = (id: string) => after('service-principal-of:', id);

/** The id of what stands for any service principal whose application was not collected. */
export const anyInstanceId = 'any-instance-of:uncollected-applications';

/** The id of what stands for any service principal that was not collected. */
export const anyServicePrincipalId = 'any-of:uncollected-service-principals';

/** The stores of data of the whole tenant. */
export type StoreName = 'mailboxes' | 'sites';

/** The id of a DataStore: `store:<name>`. */
export const storeId = <Name extends StoreName>(name: Name) => `store:${name}` as const;

/** The name in the id of a DataStore; undefined for any other id. */
export const parseStoreId = (id: string) => after('store:', id) as StoreName | undefined;

/** The id of the copy of a group, role or Population without what a set of denials takes away: `<id>!<digest of the set>`. */
export const deniedCopyId = (of: string, denials: string) => `${of}!${denials}` as const;

/** The original and the set of denials in the id of a copy; undefined for any other id. No digest has a `!`. */
export function parseDeniedCopyId(id: string): { readonly of: string; readonly denials: string } | undefined {
  const at = id.lastIndexOf('!');
  return at < 0 ? undefined : { of: id.slice(0, at), denials: id.slice(at + 1) };
}

function after(prefix: string, id: string): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}
