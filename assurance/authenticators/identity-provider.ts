/** What another identity provider asserts, and when its word is taken: federated domains and other tenants. */

import type { Level } from '#catalogue';
import type { CrossTenantAccess, Domain, UserFacts } from '../facts.ts';
import { word } from '../policies/words.ts';
import type { CompiledTenant } from '../tenant.ts';
import { type Authenticator, type AuthenticatorDetails, authenticator } from './authenticator.ts';

/** The properties that a set of one authenticator must have to come out at this level. */
export function detailsOf(level: Level): AuthenticatorDetails {
  if (level === 0) return { holds: 'nothing', multiFactor: false, weak: undefined };
  if (level === 1) return { holds: 'known', multiFactor: false, weak: undefined };
  return {
    holds: 'possession',
    multiFactor: true,
    weak: level === 2 ? 'approve-only' : undefined,
    phishingResistant: level >= 4,
    hardware: level === 5,
  };
}

/**
 * The first factor (default 1) and the MFA claim (default 2) of a provider, declared or assumed. `provider` in lower case; for another
 * tenant, `outside`, the declared level of other tenants counts for its first factor. At best what is not declared is
 * bound to hardware, and another tenant's people are not known to get in.
 */
export function assertedBy(
  provider: string | undefined,
  { configuration, judging }: Pick<CompiledTenant, 'configuration' | 'judging'>,
  outside: boolean,
): { readonly first: Authenticator; readonly mfa: Authenticator } {
  const all = configuration.identityProviders;
  const declared = (provider === undefined ? undefined : all?.[provider]) ?? all?.['*'];
  const assumptions = [outside ? 'other-tenant' : 'identity-provider'] as const;
  const say = (name: 'federatedSingleFactor' | 'federatedMultiFactor', level: Level | undefined, assumed: Level) =>
    authenticator(
      name,
      level === undefined
        ? judging === 'at best' && !outside
          ? detailsOf(5)
          : { ...detailsOf(assumed), assumed: true, assumptions }
        : { ...detailsOf(level), declared: true },
    );
  const first = declared?.firstFactor ?? (outside ? configuration.otherTenant : undefined);
  return { first: say('federatedSingleFactor', first, 1), mfa: say('federatedMultiFactor', declared?.mfa, 2) };
}

/** The federated domain of the user's principal name; undefined for a managed one. */
export function federatedDomain(facts: UserFacts, domains: readonly Domain[] | undefined): Domain | undefined {
  const suffix = word(facts.user.userPrincipalName).split('@').at(-1);
  const domain = domains?.find((one) => word(one?.id) === suffix);
  return word(domain?.authenticationType) === 'federated' ? domain : undefined;
}

/** How a federated domain's MFA claim is treated. https://learn.microsoft.com/graph/api/resources/internaldomainfederation */
export function mfaBehaviorOf(domain: Domain): 'accept' | 'enforce' | 'reject' {
  const list = Array.isArray(domain.federationConfiguration) ? domain.federationConfiguration : [];
  const behavior = word(list[0]?.federatedIdpMfaBehavior);
  if (behavior === 'rejectmfabyfederatedidp') return 'reject';
  return behavior === 'enforcemfabyfederatedidp' ? 'enforce' : 'accept';
}

/** What of an external user's own tenant is trusted; a partner's null inherits the default. */
export interface InboundTrust {
  readonly mfa: boolean;
  readonly compliant: boolean;
  readonly hybrid: boolean;
  readonly assumption?: 'cross-tenant-access-not-collected' | 'home-tenant-unknown';
}

/** The inbound trust for a home tenant; for one that is not known, whatever any tenant is trusted with. */
export function inboundTrust(
  { facts: { crossTenantAccess: rows }, judging }: Pick<CompiledTenant, 'facts' | 'judging'>,
  homeTenantId: string | undefined,
): InboundTrust {
  if (rows === undefined)
    return { mfa: true, compliant: true, hybrid: true, assumption: 'cross-tenant-access-not-collected' };
  const standard = rows.find((row) => !row?.tenantId)?.inboundTrust;
  const of = (row: CrossTenantAccess | undefined): InboundTrust => {
    const trust = row?.inboundTrust;
    const compliant = trust?.isCompliantDeviceAccepted ?? standard?.isCompliantDeviceAccepted ?? false;
    const hybrid = trust?.isHybridAzureADJoinedDeviceAccepted ?? standard?.isHybridAzureADJoinedDeviceAccepted ?? false;
    return { mfa: trust?.isMfaAccepted ?? standard?.isMfaAccepted ?? false, compliant, hybrid };
  };
  if (homeTenantId !== undefined) return of(rows.find((row) => word(row?.tenantId) === homeTenantId.toLowerCase()));
  const all = [of(undefined), ...rows.map(of)];
  if (judging === 'at best')
    return {
      mfa: all.every((trust) => trust.mfa),
      compliant: all.every((trust) => trust.compliant),
      hybrid: all.every((trust) => trust.hybrid),
    };
  return {
    mfa: all.some((trust) => trust.mfa),
    compliant: all.some((trust) => trust.compliant),
    hybrid: all.some((trust) => trust.hybrid),
    assumption: 'home-tenant-unknown',
  };
}
