/** The locations condition, and which named location is what. https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network */
import type { ConditionSet, NamedLocation } from '../conditional-access-policy.ts';
import type { SignInLocation } from '../sign-in.ts';
import { fails, holds, type Match } from './match.ts';
import { isEmpty, lowered, word } from './words.ts';

/** The trusted addresses of per-user MFA: a list of its own, in no API. It is a part of `AllTrusted`. */
export const mfaTrustedIps = '00000000-0000-0000-0000-000000000000';
/**
 * The compliant network of Global Secure Access under the id that it has in every tenant; v1.0 does not list it.
 * https://learn.microsoft.com/entra/global-secure-access/how-to-compliant-network
 */
export const compliantNetwork = '3d46dbda-8382-466a-856d-eb00cbc6b910';

/** A named location of one of the three kinds. */
export interface CompiledLocation {
  readonly id: string;
  /** Lower case. */
  readonly name: string;
  /** The name as it is written, else the id: for people. */
  readonly called: string;
  readonly kind: 'ip' | 'country' | 'compliant network' | 'unknown';
  readonly trusted: boolean;
  readonly cidrs: readonly string[];
  /** ISO 3166-1 alpha-2 in upper case. */
  readonly countries: ReadonlySet<string>;
  readonly unknownCountries: boolean;
}

function kindOf(location: NamedLocation): CompiledLocation['kind'] {
  const type = word(location['@odata.type']);
  if (type.includes('compliantnetwork') || !isEmpty(location.compliantNetworkType)) return 'compliant network';
  // Of one whose countries are missing it is not known which they are.
  if (Array.isArray(location.countriesAndRegions)) return 'country';
  if (type.includes('countrynamed')) return 'unknown';
  return type.includes('ipnamed') || Array.isArray(location.ipRanges) ? 'ip' : 'unknown';
}

/** Makes a named location comparable. */
export function compileLocation(location: NamedLocation): CompiledLocation {
  const kind = kindOf(location);
  const cidrs = (Array.isArray(location.ipRanges) ? location.ipRanges : [])
    .map((range) => range?.cidrAddress)
    .filter((cidr) => typeof cidr === 'string');
  return {
    id: word(location.id),
    name: word(location.displayName),
    called: (typeof location.displayName === 'string' && location.displayName) || word(location.id),
    kind,
    trusted: (kind === 'compliant network' || kind === 'ip') && location.isTrusted === true,
    cidrs,
    countries: new Set([...lowered(location.countriesAndRegions)].map((country) => country.toUpperCase())),
    unknownCountries: location.includeUnknownCountriesAndRegions === true,
  };
}

/** The locations that every tenant has and v1.0 does not list. */
export const builtInLocations: readonly CompiledLocation[] = [
  compileLocation({ id: mfaTrustedIps, displayName: 'MFA Trusted IPs', isTrusted: true, ipRanges: [] }),
  compileLocation({
    id: compliantNetwork,
    displayName: 'All Compliant Network locations',
    compliantNetworkType: 'allTenantCompliantNetworks',
  }),
];

/** The tenant's locations by id; undefined when they were not collected. */
export type Locations = ReadonlyMap<string, CompiledLocation> | undefined;

function isIn(word: string, location: SignInLocation, locations: Locations): boolean | 'unknown' {
  if (word === 'all') return true;
  if (word === 'alltrusted') return location.trusted || (location.perhapsTrusted === true ? 'unknown' : false);
  if (location.inside.has(word)) return true;
  if (word === mfaTrustedIps || word === compliantNetwork) return false;
  const named = locations?.get(word);
  return named === undefined || named.kind === 'unknown' ? 'unknown' : false;
}

/** Whether an outsider is there only if a very wide range has an address for them. */
function isInByWidth(word: string, { wide, trusted }: SignInLocation): boolean {
  return wide !== undefined && (word === wide || (word === 'alltrusted' && trusted));
}

function called(word: string, locations: Locations): string {
  return locations?.get(word)?.called ?? word;
}

/** Whether the condition names the trusted addresses of per-user MFA, by themselves or among all that is trusted. */
function namesMfaTrustedIps(condition: ConditionSet['locations']): boolean {
  const words = new Set([...lowered(condition?.includeLocations), ...lowered(condition?.excludeLocations)]);
  return words.has(mfaTrustedIps) || words.has('alltrusted');
}

/** Whether the locations condition holds. Whether a given address is a trusted one of per-user MFA is in no API: that it is not is noted. */
export function matchLocations(
  condition: ConditionSet['locations'],
  location: SignInLocation,
  locations: Locations,
): Match {
  const match = matchListed(condition, location, locations);
  const unread = location.isAddress === true && !location.trusted && namesMfaTrustedIps(condition);
  return unread && match.assumption === undefined ? { ...match, assumption: 'mfa-trusted-ips' } : match;
}

/** Whether the place is in the condition's lists. An excluded location that is not known is one where the adversary is taken to be. */
function matchListed(condition: ConditionSet['locations'], location: SignInLocation, locations: Locations): Match {
  if (isEmpty(condition)) return holds('any location');
  for (const word of lowered(condition?.excludeLocations)) {
    const inside = isIn(word, location, locations);
    if (inside === true)
      return fails(
        `${location.says} is in the excluded location ${called(word, locations)}`,
        isInByWidth(word, location) ? 'location-wide' : undefined,
      );
    if (inside === 'unknown') {
      return fails(
        `the excluded location ${word} is not known`,
        locations === undefined ? 'locations-not-collected' : 'location-unknown',
      );
    }
  }
  const include = [...lowered(condition?.includeLocations)];
  const taken = include.find((word) => isIn(word, location, locations) === true);
  if (taken !== undefined)
    return holds(
      taken === 'all'
        ? 'any location is included'
        : `${location.says} is in the included location ${called(taken, locations)}`,
    );
  const unknown = include.some((word) => isIn(word, location, locations) === 'unknown');
  if (unknown)
    return fails(
      'an included location is not known',
      locations === undefined ? 'locations-not-collected' : 'location-unknown',
    );
  return fails(`${location.says} is in no included location`);
}
