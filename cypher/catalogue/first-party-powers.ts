/** Powers that Microsoft's own services hold in every tenant and that no assignment shows: whoever adds a credential to one may have them. */
import type { AbilityName } from './abilities.ts';

/** One service, by the appId that it has in every tenant. */
export interface FirstPartyPower {
  readonly name: string;
  readonly abilities: readonly AbilityName[];
  readonly source: string;
}

/** ASSUMED wherever it is drawn: Microsoft closes such powers, and does not say which are open. */
export const firstPartyPowers: Readonly<Record<string, FirstPartyPower>> = {
  '00000002-0000-0ff1-ce00-000000000000': {
    name: 'Office 365 Exchange Online',
    // That it may write domains was published in 2025 and partly closed since.
    abilities: ['all-mailboxes', 'domain-federation'],
    source: 'https://securitylabs.datadoghq.com/articles/i-spy-escalating-to-entra-id-global-admin/',
  },
  '00000003-0000-0ff1-ce00-000000000000': {
    name: 'Office 365 SharePoint Online',
    abilities: ['all-sites'],
    source: 'https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly',
  },
  '0000000a-0000-0000-c000-000000000000': {
    name: 'Microsoft Intune',
    abilities: ['device-scripts'],
    source: 'https://learn.microsoft.com/intune/intune-service/fundamentals/microsoft-intune-service-description',
  },
};
