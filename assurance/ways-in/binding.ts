/** Strict binding: a registered method is worth no more than the path by which it was registered. NIST SP 800-63B-4 section 4.1.2.1 */
import type { Level } from '#catalogue';
import { meansOf } from '../authenticators/means.ts';
import type { UserFacts } from '../facts.ts';
import type { Person } from '../person.ts';
import type { WayIn } from '../way-in.ts';
import { enrolmentOf } from './enrolment.ts';
import type { Gateway } from './front-door.ts';

/** The person after every registered method was removed. */
export function stripped(person: Person): Person {
  const registration = { methodsRegistered: [], isMfaRegistered: false };
  const facts: UserFacts = { ...person.facts, methods: [], registration };
  return { ...person, key: `${person.key} stripped`, facts, means: meansOf(person.tenant, facts, person.subject) };
}

const capped: ReadonlySet<string> = new Set(['SIGNS_IN', 'RELAYS_SIGN_IN', 'PROXIES_SIGN_IN', 'REPLAYS_SESSION']);

/** The ways in as strict binding sees them, where the operator asked for it: the first method was registered at what registering asks of nobody's methods. */
export function bound(gateway: Gateway, ways: readonly WayIn[]): readonly WayIn[] {
  const { person } = gateway;
  if (person.tenant.configuration.strictBinding !== true) return ways;
  const path: Level = enrolmentOf(stripped(person)).registering[0]?.level ?? 5;
  const registered = new Set(person.means.registered.map((one) => one.key));
  return ways.map((way) => {
    const own = way.authenticators.some((key) => registered.has(key));
    return own && capped.has(way.kind) && way.level > path
      ? { ...way, level: path, rule: `${way.rule} Its methods were registered at a lower level.` }
      : way;
  });
}
