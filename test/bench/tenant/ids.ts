/** Ids of a synthetic tenant: GUIDs that depend on the seed, the kind of thing and its number, and never collide. */
import { hash } from '../random.ts';

const kinds = [
  'tenant',
  'user',
  'group',
  'team',
  'department',
  'division',
  'access',
  'office',
  'azure',
  'application',
  'appId',
  'servicePrincipal',
  'identity',
  'credential',
  'device',
  'unit',
  'subscription',
  'assignment',
  'policy',
  'publisher',
] as const;

/** What an id can be of. */
export type IdKind = (typeof kinds)[number];

/** Makes ids. */
export type Ids = (kind: IdKind, number: number) => string;

/** The ids of one seed. */
export function idsOf(seed: number): Ids {
  return (kind, number) => {
    const place = kinds.indexOf(kind);
    const [one, two] = [hash(seed, place, number, 1), hash(seed, place, number, 2)];
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);
    return `${hex(one, 8)}-${hex(two, 4)}-4${hex(two >>> 16, 3)}-a${hex(two >>> 20, 3)}-${hex(place, 2)}${hex(number, 10)}`;
  };
}
