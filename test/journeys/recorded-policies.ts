/** Who may read secrets of the recorded vaults, worked out from the raw rows alone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Vault {
  readonly id: string;
  readonly properties: {
    readonly enableRbacAuthorization?: boolean;
    readonly accessPolicies?: readonly {
      readonly objectId: string;
      readonly applicationId?: string | null;
      readonly permissions: { readonly secrets?: readonly string[] };
    }[];
  };
}

/** A principal with an access policy of a vault; ids in lower case. */
export interface Reader {
  readonly vault: string;
  readonly principal: string;
}

async function list<Row>(objects: string, file: string): Promise<Row[]> {
  return JSON.parse(await readFile(join(objects, `${file}.json`), 'utf8')) as Row[];
}

async function idsOf(objects: string, ...files: readonly string[]): Promise<Set<string>> {
  const rows = await Promise.all(files.map((file) => list<{ id: string }>(objects, file)));
  return new Set(rows.flat().map(({ id }) => id.toLowerCase()));
}

/** Everyone whose access policy has get or all on secrets, who exists, and who needs no certain application for it. */
export async function whoMayRead(objects: string): Promise<Reader[]> {
  const known = await idsOf(objects, 'users', 'groups', 'servicePrincipals');
  return (await list<Vault>(objects, 'armKeyVaults')).flatMap(({ id, properties }) =>
    (properties.accessPolicies ?? [])
      .filter(({ applicationId }) => !applicationId)
      .filter(({ permissions }) => permissions.secrets?.some((one) => ['get', 'all'].includes(one.toLowerCase())))
      .map(({ objectId }) => ({ vault: id.toLowerCase(), principal: objectId.toLowerCase() }))
      .filter(({ principal }) => known.has(principal)),
  );
}

/** Principals who are in no group and hold no role: those with policies that do not read, and users without any. */
export async function whoHoldsNothing(
  objects: string,
): Promise<{ policyHolders: string[]; users: string[]; vaults: string[] }> {
  const known = await idsOf(objects, 'users', 'servicePrincipals');
  const users = await idsOf(objects, 'users');
  const vaults = await list<Vault>(objects, 'armKeyVaults');
  const readers = new Set((await whoMayRead(objects)).map(({ principal }) => principal));
  const holding = new Set([...readers, ...(await assigned(objects))]);
  const inPolicies = vaults.flatMap(({ properties }) =>
    (properties.accessPolicies ?? []).map(({ objectId }) => objectId.toLowerCase()),
  );
  const policyHolders = [...new Set(inPolicies)].filter((id) => known.has(id) && !holding.has(id));
  return {
    policyHolders,
    users: [...users].filter((id) => !holding.has(id) && !policyHolders.includes(id)),
    vaults: vaults.map(({ id }) => id.toLowerCase()),
  };
}

/** Ids of all who hold a role or permission or are in a group. */
async function assigned(objects: string): Promise<string[]> {
  const directory = await list<{ principalId: string }>(objects, 'directoryRoleAssignments');
  const azure = await list<{ properties: { principalId: string } }>(objects, 'armRoleAssignments');
  const apps = await list<{ principalId: string }>(objects, 'appRoleAssignedTo');
  const members = await list<{ member: { id: string } }>(objects, 'group_members');
  const ids = [
    ...[...directory, ...apps].map(({ principalId }) => principalId),
    ...azure.map(({ properties }) => properties.principalId),
    ...members.map(({ member }) => member.id),
  ];
  return ids.map((id) => id.toLowerCase());
}

/** Roles of the recorded rows whose holders reset by the rules for administrators; Global Reader is not one of them. */
const administrators = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
]);

/** A recorded user, as far as it says how they get in. */
export interface RecordedUser {
  readonly id: string;
  readonly isGuest: boolean;
  readonly isAdministrator: boolean;
}

/** Every recorded user: all policies only report and security defaults are off, so that is all there is to tell them apart. */
export async function recordedUsers(objects: string): Promise<readonly RecordedUser[]> {
  const roles = await list<{ principalId: string; roleDefinitionId: string }>(objects, 'directoryRoleAssignments');
  const users = await list<{ id: string; userPrincipalName: string }>(objects, 'users');
  return users.map(({ id, userPrincipalName }) => ({
    id: id.toLowerCase(),
    isGuest: userPrincipalName.includes('#EXT#'),
    isAdministrator: roles.some((role) => role.principalId === id && administrators.has(role.roleDefinitionId)),
  }));
}
