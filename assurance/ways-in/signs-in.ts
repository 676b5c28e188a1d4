/** SIGNS_IN, SIGNS_IN_LEGACY, RELAYS_SIGN_IN and PROXIES_SIGN_IN: the doors of a sign-in page. */
import type { EntryName, Level, LinkKind, WayInRule } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { Authenticator } from '../authenticators/authenticator.ts';
import type { WayIn } from '../way-in.ts';
import { basisOf } from './basis.ts';
import { asAlternatives, evidenceFor, type Gateway, grantedFor, type Opened, open } from './front-door.ts';
import { isMachine } from './help-desk-people.ts';
import { legacyGateway, legacyMeans, servesLegacy } from './legacy.ts';

function wayIn(
  gateway: Gateway,
  opened: Opened,
  kind: LinkKind,
  entry: EntryName,
  rule: WayInRule,
  more: {
    readonly cap?: Level;
    readonly assumptions?: readonly AssumptionKey[];
    readonly evidence?: readonly string[];
  } = {},
): readonly WayIn[] {
  const [lowest, ...others] = opened.sets;
  if (lowest === undefined) return [];
  const assumptions = [...new Set([...grantedFor(gateway, opened, lowest), ...(more.assumptions ?? [])])];
  return [
    {
      kind,
      entry,
      audience: gateway.audience,
      level: Math.min(lowest.level, more.cap ?? 5) as Level,
      levelKnown: undefined,
      basis: basisOf(lowest.members, assumptions),
      rule,
      evidence: [...evidenceFor(gateway, lowest), ...(more.evidence ?? [])],
      authenticators: lowest.members.map((member) => member.key),
      alternatives: asAlternatives(others),
      assumptions,
    },
  ];
}

/** SIGNS_IN: the lowest set that the policies let in, for whoever chooses client, platform and place. */
export function signsIn(gateway: Gateway, opened: Opened): readonly WayIn[] {
  return wayIn(
    gateway,
    opened,
    'SIGNS_IN',
    gateway.person.means.entry,
    'The least that the policies ask of whoever chooses client, platform and place.',
  );
}

/**
 * SIGNS_IN_LEGACY: protocols that cannot show a second factor, where no policy catches them. Of Exchange Online's only SMTP AUTH is left.
 * https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online
 */
export function signsInLegacy(gateway: Gateway): readonly WayIn[] {
  if (!servesLegacy(gateway)) return [];
  const declared = gateway.person.tenant.configuration.legacyProtocols;
  const free = legacyGateway(gateway);
  const opened = open(free, 'legacy', legacyMeans(gateway));
  const assumptions: readonly AssumptionKey[] = declared === undefined ? ['legacy-protocols'] : [];
  const found = wayIn(
    free,
    opened,
    'SIGNS_IN_LEGACY',
    'sign-in',
    'A legacy protocol takes the password where no policy matches legacy clients.',
    { assumptions },
  );
  return declared === true
    ? found.map((way) => (way.basis === 'ASSUMED' ? way : { ...way, basis: 'DECLARED' }))
    : found;
}

/**
 * RELAYS_SIGN_IN: device code and authentication transfer hand the session to another device, so nothing phishing-resistant survives.
 * Somebody must be talked into it: an account of a machine has nobody.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows
 */
export function relaysSignIn(gateway: Gateway): readonly WayIn[] {
  if (isMachine(gateway.person.tenant, gateway.person.facts)) return [];
  const rule = 'No policy blocks a flow that hands the session to another device, nor asks for a managed device there.';
  return wayIn(gateway, open(gateway, 'relay'), 'RELAYS_SIGN_IN', 'flow-phishing', rule, { cap: 3 });
}

/**
 * PROXIES_SIGN_IN: a proxy in the middle passes the sign-in on and keeps the session. What is phishing-resistant is bound to the page, and a
 * managed device does not stand behind the proxy; a set without either is worth what it is. An account of a machine goes to no page of a proxy.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
export function proxiesSignIn(gateway: Gateway, opened: Opened): readonly WayIn[] {
  if (isMachine(gateway.person.tenant, gateway.person.facts)) return [];
  const rule =
    'A sign-in that is neither phishing-resistant nor on a managed device goes through a proxy in the middle.';
  const stops = ({ name, phishingResistant }: Authenticator) => phishingResistant || name === 'managedDevice';
  const sets = opened.sets.filter(({ members }) => !members.some(stops));
  return wayIn(gateway, { ...opened, sets }, 'PROXIES_SIGN_IN', 'stolen-session', rule);
}
