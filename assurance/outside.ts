/** What is demanded beside Conditional Access: security defaults, per-user MFA, mandatory MFA. */
import type { UserFacts } from './facts.ts';
import type { Control } from './policies/controls.ts';
import { deviceSettingAsksMfa } from './policies/device-setting.ts';
import { word } from './policies/words.ts';
import type { CompiledTenant } from './tenant.ts';

/**
 * The roles that security defaults make use MFA at every sign-in, by template id.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults
 */
const defaultsAdministrators: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
]);

/** True for a user whom security defaults ask for MFA at every sign-in. */
export function isDefaultsAdministrator(facts: UserFacts): boolean {
  return facts.roleTemplateIds.some((role) => defaultsAdministrators.has(role.toLowerCase()));
}

/** Whether security defaults are on. */
export function securityDefaults(tenant: CompiledTenant): boolean {
  return tenant.facts.securityDefaults?.some((row) => row?.isEnabled === true) === true;
}

/** The user's per-user MFA state in lower case; `disabled` where none is known. */
export function perUserMfa(facts: UserFacts): string {
  return word(facts.mfaState?.perUserMfaState) || 'disabled';
}

/** An MFA demand from outside Conditional Access, with what makes it. */
export interface OutsideDemand {
  readonly clause: readonly Control[];
  readonly evidence: string;
}

/** What is demanded beside Conditional Access for a target; `mandatory` for creating, updating and deleting through Azure management, and for the portals; `device` for registering one. */
export function outsideDemands(
  person: { readonly tenant: CompiledTenant; readonly facts: UserFacts },
  { azure, mandatory, device }: { readonly azure: boolean; readonly mandatory: boolean; readonly device: boolean },
): readonly OutsideDemand[] {
  const { tenant, facts } = person;
  const demands: OutsideDemand[] = [];
  if (securityDefaults(tenant) && (azure || isDefaultsAdministrator(facts)))
    demands.push({ clause: ['mfa'], evidence: 'security-defaults' });
  if (['enabled', 'enforced'].includes(perUserMfa(facts)))
    demands.push({ clause: ['mfa'], evidence: 'user-mfa-state' });
  if (device && deviceSettingAsksMfa(tenant.facts) === true)
    demands.push({ clause: ['mfa'], evidence: 'device-registration-policy' });
  if (mandatory && tenant.configuration.mandatoryMfa !== false)
    demands.push({ clause: ['mfa'], evidence: 'mandatory-mfa' });
  return demands;
}
