/** Every open question answered well: the tenant and its people as they are where nothing that is not known lets anybody in. */
import { isOpenQuestion } from '#catalogue';
import type { Authenticator, AuthenticatorDetails } from './authenticators/authenticator.ts';
import type { TenantFacts, UserFacts } from './facts.ts';

/** How open questions are judged: a link's gate is judged `at worst`, its known gate `at best`. */
export type Judging = 'at worst' | 'at best';

/**
 * The facts of a tenant whose open questions are answered well. Policies that were not collected stay so: nothing is
 * known to get in beside them.
 */
export function tenantAnsweredWell(facts: TenantFacts): TenantFacts {
  const { configuration = {}, securityDefaults, crossTenantAccess } = facts;
  return {
    ...facts,
    securityDefaults: securityDefaults ?? (isAnyPolicyOn(facts) ? undefined : [{ isEnabled: true }]),
    crossTenantAccess: crossTenantAccess ?? [],
    configuration: {
      ...configuration,
      legacyProtocols: configuration.legacyProtocols ?? false,
      deviceEnrolmentRestricted: configuration.deviceEnrolmentRestricted ?? true,
    },
  };
}

function isAnyPolicyOn({ conditionalAccessPolicies }: TenantFacts): boolean {
  return conditionalAccessPolicies?.some((policy) => policy?.state === 'enabled') === true;
}

/** The facts of a person whose open questions are answered well: per-user MFA is enforced, no group is surely joined. */
export function personAnsweredWell(facts: UserFacts): UserFacts {
  const { mfaState, joins } = facts;
  return {
    ...facts,
    mfaState: mfaState === undefined ? { perUserMfaState: 'enforced' } : mfaState,
    ...(joins === undefined ? {} : { joins: joins.filter(({ assumed }) => !assumed) }),
  };
}

/** Whether an authenticator is known to be had, and known for what it is. */
export function isKnown({ assumed, assumptions = [] }: Pick<Authenticator, 'assumed' | 'assumptions'>): boolean {
  return assumed !== true && !assumptions.some(isOpenQuestion);
}

/** Doubts about how a key is kept, which only lower its level. */
const aboutHardware: ReadonlySet<string> = new Set(['attestation-not-collected', 'windows-hello-key']);

/** Details of an authenticator whose key is taken to be kept in hardware where that is all that is not known. */
export function keptInHardware(details: AuthenticatorDetails): AuthenticatorDetails {
  const { assumptions = [] } = details;
  if (!assumptions.some((key) => aboutHardware.has(key))) return details;
  return { ...details, hardware: true, assumptions: assumptions.filter((key) => !aboutHardware.has(key)) };
}
