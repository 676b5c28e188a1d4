/** What the demo tenant defines, and what it deliberately refers to without defining it. */
import { collectionsWithFile, type Row, rowsOf, textsIn } from './demo-folder.ts';

/** Where the definition of each kind of invented id stands, by the fourth block of the id. */
const definedBy: Readonly<Record<string, readonly [collection: string, field: string][]>> = {
  a000: [['graph/users', 'id']],
  a001: [['graph/groups', 'id']],
  a002: [['graph/applications', 'id']],
  a003: [['graph/applications', 'appId']],
  a004: [['graph/service-principals', 'id']],
  a005: [['graph/administrative-units', 'id']],
  a006: [['graph/devices', 'id']],
  a007: [['graph/devices', 'deviceId']],
  a008: [['graph/conditional-access-policies', 'id']],
  a009: [['graph/named-locations', 'id']],
  a00a: [
    ['graph/directory-role-definitions', 'id'],
    ['graph/authentication-strength-policies', 'id'],
  ],
  a00b: [['arm/role-assignments', 'name']],
  a00c: [['arm/role-definitions', 'name']],
  a00d: [['arm/subscriptions', 'subscriptionId']],
  a013: [['graph/service-principals', 'appId']],
  a0ff: [['graph/organization', 'id']],
};

/** Ids of other tenants, of their principals and applications, and of principals that were deleted. */
export const dangling: readonly string[] = [
  ...[1, 2, 3, 4, 5, 9].map((n) => `00000000-0000-4000-b000-00000000000${n}`),
  ...[1, 2, 3].map((n) => `00000000-0000-4000-b001-00000000000${n}`),
  ...[1, 2].map((n) => `00000000-0000-4000-b002-00000000000${n}`),
  ...[1, 2].map((n) => `00000000-0000-4000-b003-00000000000${n}`),
];

/** ARM ids that resource providers define and no collection lists. */
export const providerOwned: readonly RegExp[] = [
  /\/providers\/microsoft\.web\/locations\/[^/]+\/managedapis\/office365$/,
  /\/providers\/microsoft\.web\/serverfarms\/plan-(cards|web)$/,
  /\/providers\/microsoft\.managedservices\/registrationdefinitions\/[^/]+$/,
  /\/providers\/microsoft\.authorization\/roleeligibilityschedules\/[^/]+$/,
  /\/providers\/microsoft\.authorization\/rolemanagementpolicies\/[^/]+$/,
  /\/providers\/microsoft\.authorization\/policydefinitions\/hq-require-backup$/,
];

/** The invented ids in a text. */
export function inventedIds(text: string): string[] {
  return text.match(/00000000-0000-4000-[ab][0-9a-f]{3}-\d{12}/g) ?? [];
}

/** Invented ids in `rows` that nothing defines and that are not on the list of dangling ones. */
export function undefinedIds(rows: readonly Row[]): string[] {
  const known = new Set(dangling);
  for (const [collection, field] of Object.values(definedBy).flat())
    for (const row of rowsOf(collection)) known.add(String(row[field]));
  // The fourth block of a key, a schedule, a trust or a registered method is defined where it stands.
  const checked = (id: string): boolean => (id.split('-')[3] ?? '') in definedBy || id.split('-')[3]?.[0] === 'b';
  const nested = new Set(rowsOf('graph/authentication-strength-policies').flatMap((row) => combinationIds(row)));
  return [...new Set(rows.flatMap((row) => textsIn(row).flatMap(inventedIds)))].filter(
    (id) => checked(id) && !known.has(id) && !nested.has(id),
  );
}

function combinationIds(strength: Row): string[] {
  const configurations = strength.combinationConfigurations as Row[];
  return configurations.map((configuration) => String(configuration.id));
}

/** Every row of every collection. */
export function allRows(): Row[] {
  return collectionsWithFile().flatMap(rowsOf);
}

/** Lower-case ids of everything in Azure that the folder defines. */
export function armIds(): Set<string> {
  const collections = collectionsWithFile().filter((name) => name.startsWith('arm/'));
  return new Set(collections.flatMap(rowsOf).map((row) => String(row.id).toLowerCase()));
}
