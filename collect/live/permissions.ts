/** What a tenant grants to be collected: permissions of Microsoft Graph, an Azure role, and the documents that ask for them. */
import { graphAppRoles } from '#catalogue';
import { questions } from './ask/read-only.ts';
import { type Cloud, serviceIds } from './clouds.ts';
import type { ArmCollection, GraphCollection, GraphRequest, LiveCollection } from './collection.ts';
import { liveCollections } from './collections.ts';
import { countRequestOf, memberCount } from './counts.ts';
import { licenceNames } from './outcome.ts';

const ofGraph = liveCollections.filter((one): one is GraphCollection => 'permissions' in one);
const ofAzure = liveCollections.filter((one): one is ArmCollection => 'actions' in one);

/** All application permissions that a full read uses, in order of their names; those that make rows whole are among them. */
export function applicationPermissions(): string[] {
  const all = ofGraph.flatMap(({ permissions }) => [
    ...permissions.application,
    ...Object.keys(permissions.more ?? {}),
  ]);
  return [...new Set(all)].sort();
}

/** `requiredResourceAccess` of an application registration. https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest */
export function appManifest(): object {
  const ids = new Map(Object.entries(graphAppRoles).map(([id, name]) => [name, id]));
  const resourceAccess = applicationPermissions().flatMap((name) => {
    const id = ids.get(name);
    return id === undefined ? [] : [{ id, type: 'Role' }];
  });
  return { requiredResourceAccess: [{ resourceAppId: serviceIds.graph, resourceAccess }] };
}

/** The link by which an administrator consents. https://learn.microsoft.com/entra/identity-platform/v2-admin-consent */
export function consentLink({ authority }: Pick<Cloud, 'authority'>, tenant: string, clientId: string): string {
  return `${authority}/${tenant}/adminconsent?client_id=${clientId}`;
}

/** A custom role of Azure that may read what is collected and nothing else. https://learn.microsoft.com/azure/role-based-access-control/custom-roles */
export function azureRole(): object {
  const actions = [...new Set(ofAzure.flatMap((one) => one.actions))].filter(
    (one) => !one.startsWith('microsoft.aadiam'),
  );
  return {
    Name: 'Postern Collector',
    IsCustom: true,
    Description: 'Reads what postern collect asks for. It changes nothing and reads no keys and no data.',
    Actions: actions.sort(),
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: ['/providers/Microsoft.Management/managementGroups/TENANT-ID'],
  };
}

/** What each collection needs, as a file of the catalogue: a permission of Microsoft Graph, or Reader of Azure. */
export function permissionsByCollection(): string {
  const graph = ofGraph.map(({ name, permissions }) => [name, permissions.application] as const);
  const azure = ofAzure.map(({ name }) => [name, ['Reader (Azure)']] as const);
  const lines = [...graph, ...azure]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, needed]) => entryOf(name, needed));
  return [
    '/** What each collection needs to be read: `npm run generate` writes it from the declarations of the collections. */',
    '',
    '/** Application permissions of Microsoft Graph, or a role of Azure, by collection. */',
    'export const collectionPermissions: Readonly<Record<string, readonly string[] | undefined>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** One entry, on several lines where one would be too long. */
function entryOf(name: string, needed: readonly string[]): string {
  const quoted = needed.map((one) => `'${one}'`);
  const line = `  '${name}': [${quoted.join(', ')}],`;
  return line.length <= 120 ? line : [`  '${name}': [`, ...quoted.map((one) => `    ${one},`), '  ],'].join('\n');
}

/** Every operation that the collections can make, as `METHOD path`. */
export function operations(): string[] {
  const graph = ofGraph.flatMap((one) => requestsOf(one).map(({ version, path }) => `GET /${version}${path}`));
  const azure = ofAzure.flatMap((one) => one.read.requests.map(({ method, path }) => `${method} ${path}`));
  return [...new Set([...graph, ...azure])].sort();
}

/** The requests of a collection of Graph. */
export function requestsOf({ read }: GraphCollection): readonly GraphRequest[] {
  const given = (request: GraphRequest | undefined) => (request === undefined ? [] : [request]);
  switch (read.kind) {
    case 'list':
      return [read.request, ...given(read.onBadRequest), ...given(countRequestOf(read))];
    case 'relation-by-expand':
      return [read.request, read.detail, ...given(read.isChecked ? memberCount : undefined)];
    case 'relation-by-batch':
      return [...given(read.subjectsFrom), read.request];
    case 'composite':
      return Object.values(read.requests);
  }
}

/** docs/permissions.md. */
export function permissionsDocument(): string {
  return [
    '# What collecting asks for',
    '',
    'GENERATED from the declarations in `collect/live` by `npm run generate`: do not edit.',
    '',
    'Postern only reads. Grant less, and the manifest says what is missing and what that costs.',
    'The application permissions as a manifest: [app-manifest.json](app-manifest.json). The administrator consents at',
    `\`${consentLink({ authority: 'https://login.microsoftonline.com' }, 'TENANT', 'CLIENT-ID')}\`.`,
    'For Azure: Reader at the tenant root management group, or the custom role [azure-role.json](azure-role.json).',
    '',
    '## Microsoft Graph',
    '',
    '| collection | request | application | delegated | licence | without it |',
    '|---|---|---|---|---|---|',
    ...ofGraph.map(graphLine),
    '',
    '## Azure',
    '',
    '| collection | request | actions | licence | without it |',
    '|---|---|---|---|---|',
    ...ofAzure.map(azureLine),
    '',
    '## Every operation',
    '',
    `Beside the GETs only these are sent: ${questions.map((one) => `\`POST ${one}\``).join(', ')}; the second by \`signin --verify\` alone, and a batch holds GETs alone.`,
    '',
    ...operations().map((one) => `- \`${one}\``),
    '',
  ].join('\n');
}

const licenceOf = ({ licence }: LiveCollection) => (licence === undefined ? '' : licenceNames[licence]);

function graphLine(one: GraphCollection): string {
  const { application, delegated, more = {} } = one.permissions;
  const wholer = Object.entries(more).map(([name, what]) => `${name} (${what})`);
  const requests = requestsOf(one).map(({ version, path }) => `\`${version} ${path}\``);
  return `| ${[one.name, requests.join(' '), [...application, ...wholer].join(', '), delegated.join(', '), licenceOf(one), one.reason].join(' | ')} |`;
}

function azureLine(one: ArmCollection): string {
  const requests = one.read.requests.map(({ method, path, apiVersion }) => `\`${method} ${path}\` ${apiVersion}`);
  return `| ${[one.name, requests.join(' '), one.actions.join(', '), licenceOf(one), one.reason].join(' | ')} |`;
}
