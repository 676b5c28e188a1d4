/** What Microsoft publishes and is the same in every tenant: it tells nothing of this one, and judging needs it. */

import { azureBuiltInRoles, directoryRoleNames, firstPartyPowers, graphAppRoles, packageRoles } from '#catalogue';
import {
  adminPortals,
  appIdOf,
  audienceNames,
  mandatoryMfaPortals,
  office365,
  underAzureManagement,
} from '../../assurance/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** Tenants of Microsoft, which own its applications. */
const microsoftTenants = new Set(['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47']);

/** Ids that stand in documentation alone: the directory's applications, guests' roles, the compliant network. */
const documented = [
  ...microsoftTenants,
  'a0b1b346-4d3e-4e8b-98f8-753987be4970',
  '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  '2af84b1e-32c8-42b7-82bc-daa82404023b',
  '3d46dbda-8382-466a-856d-eb00cbc6b910',
  '6bf85cfa-ac8a-4be5-b5de-425a0d0dc016',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
  'd24aef57-1500-4070-84db-2666f29cf966',
];

/** Microsoft's own applications of old, and ids that are all but zeros. */
const wellKnown = /^(0000[\da-f]{4}-0000-(0000-c000|0ff1-ce00)-000000000000|00000000-0000-0000-0000-[\da-f]{12})$/;

const listed: ReadonlySet<string> = new Set(
  [
    ...documented,
    ...Object.keys(directoryRoleNames),
    ...Object.keys(graphAppRoles),
    ...Object.keys(firstPartyPowers),
    ...Object.values(packageRoles),
    ...azureBuiltInRoles.flatMap(({ roles }) => Object.keys(roles)),
    ...audienceNames.map(appIdOf),
    ...office365,
    ...adminPortals,
    ...mandatoryMfaPortals,
    ...underAzureManagement,
  ].map((id) => id.toLowerCase()),
);

/** Types whose rows name none, in lower case. */
const typesWithoutRows = [
  'subscriptions',
  'resourcegroups',
  'managementgroups',
  'roleassignments',
  'roledefinitions',
  'policydefinitions',
  'policysetdefinitions',
  'policyassignments',
  'federatedidentitycredentials',
  'deploymentstacks',
];

/** Who vouches for a guest, where it is no domain. https://learn.microsoft.com/graph/api/resources/objectidentity */
const issuers = ['mail', 'ExternalAzureAD', 'MicrosoftAccount', 'google.com', 'facebook.com'];

const standardScopes = ['openid', 'profile', 'email', 'offline_access', 'user_impersonation'];

/** What is published, of the lists and of the rows of one folder. */
export class Published {
  readonly #ids = new Set<string>();
  readonly #types = new Set(typesWithoutRows);
  readonly #texts = new Set([...Object.values(graphAppRoles), ...standardScopes, ...issuers, 'Default Access']);

  /** Hears a row: Microsoft's own applications and built-in roles and strengths are published. */
  hear(collection: string, row: Row): void {
    if (collection.startsWith('arm/')) this.#hearTypes(row);
    const fields = isPublished(collection, row) ? publishedFields[collection] : undefined;
    for (const field of fields ?? []) {
      this.#note(row[field]);
      if (collection.startsWith('arm/')) this.#note((row.properties as Row | undefined)?.[field]);
    }
  }

  hasId(id: string): boolean {
    const lower = id.toLowerCase();
    return wellKnown.test(lower) || listed.has(lower) || this.#ids.has(lower);
  }

  /** True for a part of a type of Azure, such as `vaults`. */
  hasType(part: string): boolean {
    return this.#types.has(part.toLowerCase());
  }

  hasText(text: string): boolean {
    return this.#texts.has(text);
  }

  /** Types stand in `type`, and in the actions of roles. */
  #hearTypes({ type, properties }: Row): void {
    const { permissions = [] } = (properties ?? {}) as { permissions?: unknown };
    const actions = (Array.isArray(permissions) ? permissions : []).flatMap((one) => Object.values(one ?? {}).flat());
    for (const text of [type, ...actions])
      if (typeof text === 'string' && /^microsoft\./i.test(text))
        for (const part of text.split('/').slice(1)) this.#types.add(part.toLowerCase());
  }

  #note(value: unknown): void {
    if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) this.#note(one);
    else if (typeof value !== 'string') return;
    else if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) this.#ids.add(value.toLowerCase());
    else this.#texts.add(value);
  }
}

/** Of a published object, the fields that are the same in every tenant; its id in the directory is not. */
const publishedFields: Readonly<Record<string, readonly string[]>> = {
  'graph/service-principals': ['appId', 'displayName', 'appDisplayName', 'appRoles', 'oauth2PermissionScopes'],
  'graph/directory-role-definitions': ['id', 'templateId', 'displayName', 'description'],
  'graph/authentication-strength-policies': ['id', 'displayName', 'description'],
  'arm/role-definitions': ['name', 'roleName', 'description'],
};

function isPublished(collection: string, row: Row): boolean {
  switch (collection) {
    case 'graph/service-principals':
      return microsoftTenants.has(String(row.appOwnerOrganizationId).toLowerCase());
    case 'graph/directory-role-definitions':
      return row.isBuiltIn === true;
    case 'graph/authentication-strength-policies':
      return row.policyType === 'builtIn';
    case 'arm/role-definitions':
      return /^builtin/i.test(String((row.properties as Row | undefined)?.type));
    default:
      return false;
  }
}
