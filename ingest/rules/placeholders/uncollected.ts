/** Objects of the directory that rows refer to and whose own rows were not collected: kept at their worst, never dropped as if they were gone. */
import { abilitiesOver, abilitiesOverKind, unknownMemberId } from '#catalogue';
import { accountBits, longestId } from '#derivation';
import type { CollectionName } from '#facts';
import type { Emit, ObjectKind, References } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { drawInstance } from './unknown-instances.ts';
import { assumed, drawCredential, drawWayIn } from './unknown-ways-in.ts';

/** Where each kind of object would be. */
const rowsOf = {
  User: 'graph/users',
  Group: 'graph/groups',
  ServicePrincipal: 'graph/service-principals',
  ManagedIdentity: 'graph/service-principals',
  Application: 'graph/applications',
  AdministrativeUnit: 'graph/administrative-units',
  Device: 'graph/devices',
} as const satisfies Record<ObjectKind, CollectionName>;

type Placeholder = ObjectKind | 'UnknownPrincipal';

const principals = ['User', 'Group', 'ServicePrincipal'] as const;
/** What a directory role can be limited to beside an administrative unit. */
const scopes = ['Application', 'ServicePrincipal', 'Group', 'Device'] as const;

const words: Readonly<Record<Placeholder, string>> = {
  User: 'A user',
  Group: 'A group',
  ServicePrincipal: 'A service principal',
  ManagedIdentity: 'A managed identity',
  Application: 'An application',
  AdministrativeUnit: 'An administrative unit',
  Device: 'A device',
  UnknownPrincipal: 'Something',
};

/** What could reach it, were its row as bad as it can be; of a user that is judged with the others. */
const reaching = (kind: ObjectKind) =>
  kind === 'Group'
    ? abilitiesOver('securityGroup', 'microsoft365Group', 'roleAssignableGroup', 'dynamicGroup')
    : abilitiesOverKind(kind);

/** The kind that a source names: `#microsoft.graph.user` of Microsoft Graph, `User` of Azure; undefined where it does not say. */
function kindNamed(said: string | null | undefined): ObjectKind | 'none' | undefined {
  const name = said?.toLowerCase().split('.').at(-1) ?? '';
  if (/^(serviceprincipal|msi|agentidentity)$/.test(name)) return 'ServicePrincipal';
  const kind = (Object.keys(rowsOf) as ObjectKind[]).find((one) => one.toLowerCase() === name);
  return kind ?? (name === 'orgcontact' ? 'none' : undefined);
}

/** What drawing a placeholder writes: it stands for an object of any kind, as if its row had been read at its worst. */
export type Placing = Emit & Writes<'drawn' | 'gaps' | 'directory' | 'groups' | 'applications'>;

/** What rows refer to, with a placeholder for each object that was not collected. */
export class CollectedOrNot implements References {
  readonly #emit: Placing;

  constructor(emit: Placing) {
    this.#emit = emit;
  }

  principal(id: string, said: string | null | undefined): boolean {
    if (this.#isThere(id)) return true;
    const named = kindNamed(said);
    if (named === undefined) return isOneOf(id, principals, this.#emit);
    const canBe = named === 'ManagedIdentity' || (principals as readonly string[]).includes(named);
    return canBe && isOneOf(id, [named as ObjectKind], this.#emit);
  }

  object(id: string, kind: ObjectKind): boolean {
    return this.#isThere(id) || isOneOf(id, [kind], this.#emit);
  }

  roleScope(id: string, said: string | null | undefined): boolean {
    return this.#isThere(id) || isOneOf(id, narrowed(scopes, said), this.#emit);
  }

  memberOfUnit(id: string, said: string | null | undefined): boolean {
    return this.#isThere(id) || isOneOf(id, narrowed(['User', 'Group', 'Device'], said), this.#emit);
  }

  application(id: string): string | undefined {
    const known = this.#emit.applications.applicationByAppId.get(id);
    return known ?? (this.object(id, 'Application') ? id : undefined);
  }

  applicationOf(servicePrincipal: string): string | undefined {
    const { applicationOfInstance, instancesHere, disabled } = this.#emit.applications;
    const known = applicationOfInstance.get(servicePrincipal);
    const appId = instancesHere.get(servicePrincipal);
    if (known !== undefined || appId === undefined || disabled.has(servicePrincipal)) return known;
    return this.application(appId);
  }

  #isThere(id: string): boolean {
    return this.#emit.drawn.kinds.has(id);
  }
}

function narrowed(kinds: readonly ObjectKind[], said: string | null | undefined): readonly ObjectKind[] {
  const named = kindNamed(said);
  if (named === 'none') return [];
  return named === undefined ? kinds : [named];
}

function isOneOf(
  id: string,
  kinds: readonly ObjectKind[],
  emit: Emit & Writes<'drawn' | 'gaps' | 'directory' | 'groups' | 'applications'>,
): boolean {
  if (id.length > longestId) return false;
  const possible = kinds.filter((kind) => emit.gaps.collections.has(rowsOf[kind]));
  return possible.length > 0 && drawPlaceholder(id, possible, emit);
}

function drawPlaceholder(
  id: string,
  possible: readonly ObjectKind[],
  emit: Emit & Writes<'drawn' | 'gaps' | 'directory' | 'groups' | 'applications'>,
): boolean {
  const kind: Placeholder = possible.length === 1 ? (possible[0] as ObjectKind) : 'UnknownPrincipal';
  const because = [...new Set(possible.map((one) => rowsOf[one]))].map(
    (name) => `${name}: ${emit.gaps.collections.get(name)}`,
  );
  const name = `${words[kind]} that was not collected (${id})`;
  const reached = [...new Set(possible.flatMap((one) => reaching(one)))];
  const reachedBy = Object.fromEntries(reached.map((ability) => [ability, 0 as const]));
  if (!emit.node({ kind, id, name, details: { collected: false, because }, reachedBy, reachedAssumed: reached }))
    return false;
  emit.drawn.names.set(id, name);
  emit.gaps.placeholders.set(id, kind);
  // Ways in of a user are judged with those of the others, by what is known of nobody.
  if (kind === 'User') emit.directory.users.set(id, accountBits.customDomain);
  if (kind === 'Group') emit.groups.reach.set(id, reachedBy);
  if (kind === 'ServicePrincipal') drawCredential(id, id, emit);
  if (kind === 'UnknownPrincipal') drawWayIn(id, emit);
  if (possible.includes('Application')) drawInstance(id, emit);
  return true;
}

/** Draws that somebody is in each group whose members were not collected, if it holds anything. */
export function unknownMembers(emit: Emit & Reads<'gaps' | 'groups'>): void {
  const why = emit.gaps.collections.get('graph/group-members');
  if (why === undefined) return;
  // Of a collection that is there in part, the groups that were collected may be whole.
  const all = emit.groups.membershipsRead ? [] : emit.drawn.leadingGroups;
  const groups = new Set([
    ...all,
    ...[...emit.gaps.placeholders].flatMap(([id, kind]) => (kind === 'Group' ? [id] : [])),
  ]);
  for (const group of groups) {
    const id = unknownMemberId(group);
    const name = `Somebody in ${emit.drawn.names.get(group) ?? group}, whose members were not collected`;
    const details = { collected: false, because: [`graph/group-members: ${why}`] };
    if (!emit.node({ kind: 'UnknownPrincipal', id, name, details })) continue;
    drawWayIn(id, emit);
    const evidence = [group];
    for (const to of [group, emit.groups.directMembers.get(group)])
      if (to !== undefined) emit.link({ ...assumed, kind: 'MEMBER_OF', from: id, to, gate: 0, evidence });
  }
}
