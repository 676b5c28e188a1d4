/** The audiences: the places that policies decide about, each with the application ids that it is for Conditional Access. */

/** One named audience. */
export interface AudienceEntry {
  readonly name: string;
  /** The resource's application id, in lower case. */
  readonly appId: string;
  /** The user action that guards it, if any. */
  readonly userAction?: string;
}

/** The named audiences. Ids: first-party application list, https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
export const audiences = {
  'azure-write': { name: 'Azure management, create, update and delete', appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013' },
  'azure-read': { name: 'Azure management, reads and actions', appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013' },
  keyvault: { name: 'Azure Key Vault data', appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093' },
  storage: { name: 'Azure Storage data', appId: 'e406a681-f3d4-42a8-90b6-c2b029497af1' },
  sql: { name: 'Azure SQL data', appId: '022907d3-0f1b-48f7-badc-1ba6abab6d66' },
  graph: { name: 'the directory (Microsoft Graph)', appId: '00000003-0000-0000-c000-000000000000' },
  exchange: { name: 'Exchange Online', appId: '00000002-0000-0ff1-ce00-000000000000' },
  sharepoint: { name: 'SharePoint Online', appId: '00000003-0000-0ff1-ce00-000000000000' },
  'device-registration': {
    name: 'device registration',
    appId: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
    userAction: 'urn:user:registerdevice',
  },
} as const satisfies Record<string, AudienceEntry>;

/** The name of an audience. */
export type AudienceName = keyof typeof audiences;

/** A named audience, or any other application by its lower-case appId. */
export type Audience = AudienceName | (string & {});

/** Every named audience, in order. */
export const audienceNames = Object.keys(audiences) as readonly AudienceName[];

/** The application id that Conditional Access sees for this audience, in lower case. */
export function appIdOf(audience: Audience): string {
  return Object.hasOwn(audiences, audience) ? audiences[audience as AudienceName].appId : audience.toLowerCase();
}

/** The apps of the Office 365 group. https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents */
export const office365: ReadonlySet<string> = new Set([
  audiences.exchange.appId,
  audiences.sharepoint.appId,
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
  '00000004-0000-0ff1-ce00-000000000000',
  '00000005-0000-0ff1-ce00-000000000000',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '09abbdfd-ed23-44ee-a2d9-a627aa1c90f3',
  'c9a559d2-7aab-4f13-a6ed-e7e9c52aec87',
  '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba',
]);

/**
 * The portals of MicrosoftAdminPortals. Tokens for the portals only: the same power by command line or API is not covered.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
 */
export const adminPortals: ReadonlySet<string> = new Set([
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  '00000006-0000-0ff1-ce00-000000000000',
  '497effe9-df71-4043-a8bb-14cf78c4b63b',
  'aa9ecb1e-fd53-4aaa-a8fe-7a54de2c1334',
  '80ccca67-54bd-44ab-8625-4b79c4dc7775',
]);
