/** Legacy protocols: where they are still served, and what they take. */
import { appIdOf } from '../audiences.ts';
import type { Authenticator } from '../authenticators/authenticator.ts';
import type { BaseSet } from '../authenticators/means.ts';
import { perUserMfa, securityDefaults } from '../outside.ts';
import { legacyClients } from '../policies/contexts.ts';
import type { ClientApp } from '../sign-in.ts';
import type { Gateway } from './front-door.ts';

/**
 * True where a legacy protocol may still reach something: of Exchange Online's, SMTP AUTH is left. Security defaults block all of them.
 * https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online
 */
export function servesLegacy({ audience, person }: Gateway): boolean {
  const { configuration } = person.tenant;
  const served =
    appIdOf(audience) === appIdOf('exchange') && configuration.legacyProtocols !== false && !person.means.external;
  return served && !securityDefaults(person.tenant);
}

/** Why a legacy client gets in nowhere here, whatever the policies say; undefined where one is served. */
export function refusesLegacy(gateway: Gateway, client: ClientApp): LegacyRefusal | undefined {
  if (securityDefaults(gateway.person.tenant)) return 'security-defaults';
  return servesLegacy(gateway) && legacyClients.includes(client) ? undefined : 'legacy-not-served';
}

/** What refuses legacy protocols. */
export type LegacyRefusal = 'security-defaults' | 'legacy-not-served';

/** What legacy protocols take: the password, or an app password, which no second factor ever guards. */
export function legacyMeans(gateway: Gateway): readonly BaseSet[] {
  const { means, facts } = gateway.person;
  const state = perUserMfa(facts);
  const bases: BaseSet[] = state === 'enforced' ? [] : [{ members: [means.first], combinations: [], mfa: false }];
  const app: Authenticator | undefined = means.registered.find((one) => one.name === 'appPassword');
  if (app !== undefined && (state !== 'disabled' || facts.mfaState === undefined))
    bases.push({ members: [app], combinations: [], mfa: false });
  return bases;
}

/**
 * The gateway as legacy protocols find it: per-user MFA asks them for an app password, which `legacyMeans` tells, and for nothing else.
 * https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates
 */
export function legacyGateway(gateway: Gateway): Gateway {
  return { ...gateway, outside: gateway.outside.filter((demand) => demand.evidence !== 'user-mfa-state') };
}
