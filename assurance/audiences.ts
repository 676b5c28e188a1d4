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
