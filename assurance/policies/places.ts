/** The places to sign in from that the tenant's named locations can tell apart. */
import type { SignInConditions, SignInLocation } from '../sign-in.ts';
import { areWide, isInRange } from './ip-address.ts';
import { builtInLocations, type CompiledLocation, type Locations } from './locations.ts';

function inCountry(location: CompiledLocation, country: string | undefined): boolean {
  return (
    location.kind === 'country' && (country === undefined ? location.unknownCountries : location.countries.has(country))
  );
}

function place(inside: readonly CompiledLocation[], says: string): SignInLocation {
  const trusted = inside.some((location) => location.trusted);
  return { inside: new Set(inside.map((location) => location.id)), trusted, says };
}

/** A location under each of its names: the compliant network has one id in every tenant and perhaps one of its own in this. */
function alsoKnownAs(all: readonly CompiledLocation[], location: CompiledLocation): readonly CompiledLocation[] {
  if (location.kind !== 'compliant network') return [location];
  return [...all, ...builtInLocations].filter((one) => one.kind === 'compliant network');
}

/** One country for every way in which the country locations can tell countries apart; `ZZ` stands for a country in none of them. */
function countriesToTellApart(locations: readonly CompiledLocation[]): readonly (string | undefined)[] {
  const seen = new Map<string, string | undefined>();
  const named = new Set(locations.flatMap((location) => [...location.countries]));
  for (const country of ['ZZ', ...named, undefined]) {
    const where = locations.map((location) => inCountry(location, country)).join();
    if (!seen.has(where)) seen.set(where, country);
  }
  return [...seen.values()];
}

const named = (country: string | undefined): string =>
  country === undefined ? 'an unknown country' : country === 'ZZ' ? 'any other country' : `country ${country}`;

type Given = Pick<SignInConditions, 'ip' | 'country' | 'trusted' | 'location'>;
type Network = readonly [inside: readonly CompiledLocation[], says: string, wide?: CompiledLocation];

/** A location that is given by name or id, turned into what it is: a trusted network, a country, a network. */
function read(all: readonly CompiledLocation[], given: Given): Given & { readonly network?: CompiledLocation } {
  const name = given.location?.toLowerCase();
  if (name === undefined) return given;
  if (name === 'trusted') return { ...given, trusted: true };
  const location = [...all, ...builtInLocations].find((one) => one.id === name || one.name === name);
  if (location === undefined) throw new RangeError(`no named location "${given.location}"`);
  const [country] = location.countries;
  return location.kind === 'country'
    ? { ...given, country: given.country ?? country }
    : { ...given, network: location };
}

function networksOf(
  all: readonly CompiledLocation[],
  given: Given & { readonly network?: CompiledLocation },
): readonly Network[] {
  const { ip, network } = given;
  const ranges = all.filter((location) => location.kind === 'ip');
  if (ip !== undefined) return [[ranges.filter((location) => location.cidrs.some((cidr) => isInRange(ip, cidr))), ip]];
  if (network !== undefined) return [[alsoKnownAs(all, network), `location ${network.called}`]];
  if (given.trusted === true)
    return [[[...all, ...builtInLocations].filter((location) => location.trusted), 'a trusted network']];
  // An outsider does not choose to have an address of a named range, trusted or not; of a very wide one nobody knows.
  const wide = ranges.filter((location) => areWide(location.cidrs));
  return [
    [[], 'an unnamed network'],
    ...wide.map((location): Network => [[location], `location ${location.called}`, location]),
  ];
}

/**
 * What the question gives is kept; the rest the adversary chooses: any country, and an address in no named range.
 * Throws RangeError for a location that the tenant does not have.
 */
export function placesOf(locations: Locations, asked: Given = {}): readonly SignInLocation[] {
  const all = [...(locations?.values() ?? [])];
  const given = read(all, asked);
  const countries = given.country === undefined ? countriesToTellApart(all) : [given.country.toUpperCase()];
  const places = networksOf(all, given).flatMap(([inside, network, wide]) =>
    countries.map((country) => ({
      ...place(
        [...inside, ...all.filter((location) => inCountry(location, country))],
        `${network} in ${named(country)}`,
      ),
      ...(wide === undefined ? {} : { wide: wide.id }),
    })),
  );
  if (given.ip === undefined || given.trusted === true) return trustedIfSaid(places, given);
  const perhapsTrusted = locations === undefined && given.trusted === undefined;
  return places.map((one) => ({ ...one, isAddress: true, ...(perhapsTrusted ? { perhapsTrusted } : {}) }));
}

/**
 * Where a session may be taken from when an outsider is kept out: every network that the tenant trusts at once, the compliant one too, and
 * each named range that is not marked as trusted.
 */
export function insidePlaces(locations: Locations): readonly SignInLocation[] {
  const networks = builtInLocations.filter((one) => one.kind === 'compliant network');
  const all = [...(locations?.values() ?? [])];
  const compliant = networks.flatMap((one) => alsoKnownAs(all, one)).map(({ id }) => id);
  const trusted = placesOf(locations, { trusted: true }).map((one) => ({
    ...one,
    inside: new Set([...one.inside, ...compliant]),
  }));
  const ranges = all.filter(({ kind, trusted }) => kind === 'ip' && !trusted);
  return [...trusted, ...ranges.flatMap(({ id }) => placesOf(locations, { location: id }))];
}

/** What is said to be trusted is, whatever the address. */
function trustedIfSaid(
  places: readonly SignInLocation[],
  given: Pick<SignInConditions, 'trusted'>,
): readonly SignInLocation[] {
  if (given.trusted !== true) return places;
  return places.map((one) => ({ ...one, trusted: true }));
}
