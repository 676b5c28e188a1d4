/** What everybody who is enabled signs in with at the least, by audience, beside what the registration report says. */
import { z } from 'zod';
import { entryId, type Level, parseAtAudience } from '#catalogue';
import { lowestWaysIn } from '#cypher';
import { accountBits } from '#derivation';
import type { FactsFolder } from '#facts';
import { type EnforcementRow, enforcementOf, type FrontDoor, type SigningIn } from '#governance';
import { Flag, Id } from '../collections/collection.ts';
import type { Standings } from '../sign-in/standings.ts';
import { missingWhy } from './collections.ts';
import type { Gathering } from './gather.ts';

const report = 'graph/user-registration-details';

/** https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
const Registration = z.object({ id: Id, isMfaRegistered: Flag, isMfaCapable: Flag });

/** The table. Throws FactsError and GraphError. */
export async function readEnforcement(
  folder: FactsFolder,
  gathering: Gathering,
  { standingOf }: Standings,
): Promise<EnforcementRow[]> {
  const { memory } = gathering;
  const registrations = await readRegistrations(folder);
  const doors = await readDoors(gathering, 'sign-in');
  const recoveries = await readDoors(gathering, 'self-service-reset');
  const enabled = [...memory.directory.users].filter(([, bits]) => (bits & accountBits.disabled) === 0);
  return enforcementOf(
    enabled.map(([id]): SigningIn => {
      const own = registrations.get(id);
      return {
        isAdministrator: standingOf(id).roleTemplateIds.length > 0,
        registered: own?.isMfaRegistered ?? undefined,
        capable: own?.isMfaCapable ?? undefined,
        doors: doors.get(id) ?? new Map(),
        recovers: lowestOf(recoveries.get(id)),
      };
    }),
  );
}

async function readRegistrations(folder: FactsFolder) {
  const rows = new Map<string, z.infer<typeof Registration>>();
  if (missingWhy(folder, report) !== undefined) return rows;
  for await (const line of folder.lines(report)) {
    const row = Registration.safeParse('value' in line ? line.value : undefined).data;
    if (row !== undefined) rows.set(row.id, row);
  }
  return rows;
}

/** By person, then by audience; what leads to the whole person stands under `any`, and opens every audience of theirs. */
async function readDoors(
  { graph, snapshot }: Gathering,
  entry: 'sign-in' | 'self-service-reset',
): Promise<ReadonlyMap<string, ReadonlyMap<string, FrontDoor>>> {
  const found = new Map<string, Map<string, FrontDoor>>();
  for (const { id, lowest } of await graph.many(lowestWaysIn, { entry: `${snapshot}/${entryId(entry)}` })) {
    const { of = id, audience = 'any' } = parseAtAudience(id) ?? {};
    const [level, ...authenticators] = lowest;
    const own = found.get(of) ?? new Map<string, FrontDoor>();
    found.set(of, own.set(audience, { level, authenticators }));
  }
  for (const own of found.values()) {
    const whole = own.get('any');
    if (whole === undefined || own.size === 1) continue;
    own.delete('any');
    for (const [audience, door] of own) if (whole.level < door.level) own.set(audience, whole);
  }
  return found;
}

function lowestOf(doors: ReadonlyMap<string, FrontDoor> | undefined): Level | undefined {
  return [...(doors?.values() ?? [])].map(({ level }) => level).toSorted((a, b) => a - b)[0];
}
