/** The naive way: every policy judged on its own for every user, audience and context. Slow, and so simple that it is a check. */
import { type Audience, assess, audienceNames, type CompiledTenant, type UserFacts } from '#assurance';
import { adversary, contextsOf } from '../../assurance/policies/contexts.ts';
import { judge } from '../../assurance/policies/policy.ts';
import { subjectOf } from '../../assurance/policies/subject.ts';
import type { SignInContext } from '../../assurance/sign-in.ts';
import { targetsOf } from '../../assurance/tenant.ts';

/** What the naive way found out. */
export interface Naive {
  readonly seconds: number;
  readonly judged: number;
  readonly compared: number;
  /** Answers of "nothing is asked". */
  readonly open: number;
  /** Where the engine says otherwise. */
  readonly differences: readonly string[];
}

/** Audiences about which nothing but policies has a say. */
const compared: readonly Audience[] = audienceNames.filter((one) => one !== 'azure-write');

/** Every context there is, an unmanaged device given: contexts of no policy at all are all of them, one by one. */
function everyContext(tenant: CompiledTenant): SignInContext[] {
  const { clients, platforms, places, ...free } = adversary(tenant.locations);
  return clients.flatMap((client) =>
    platforms.flatMap((platform) =>
      places.flatMap((place) => {
        const only = { ...free, clients: [client], platforms: [platform], places: [place] };
        return contextsOf({ ...only, devices: ['unregistered'] }, [], tenant.locations).map((one) => one.context);
      }),
    ),
  );
}

/** Finds for each user and audience whether any context asks for nothing, and compares with the engine. */
export function naively(tenant: CompiledTenant, users: readonly UserFacts[]): Naive {
  const contexts = everyContext(tenant);
  const live = tenant.policies.filter((policy) => policy.state === 'on');
  const open = new Map<string, boolean>();
  let judged = 0;
  const begun = performance.now();
  for (const facts of users) {
    const subject = subjectOf(facts);
    for (const audience of compared) {
      const targets = targetsOf(audience);
      const free = contexts.filter((context) => {
        const applied = live.filter((policy) =>
          targets.some((target) => judge(policy, subject, target, context, tenant).applies),
        );
        judged += live.length * targets.length;
        return applied.every(({ grant }) => !grant.block && grant.clauses.length === 0);
      });
      open.set(`${facts.user.id} ${audience}`, free.length > 0);
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  const differences = users.flatMap((facts) => {
    const { audiences, person } = assess(tenant, facts);
    return compared.flatMap((audience) => {
      const password = audiences
        .get(audience)
        ?.sets.some(({ members }) => members.length === 1 && members[0]?.key === person.means.first.key);
      const key = `${facts.user.id} ${audience}`;
      return open.get(key) === password ? [] : [`${key}: naively ${open.get(key)}, else ${password}`];
    });
  });
  const asksNothing = [...open.values()].filter((value) => value).length;
  return { seconds, judged, compared: open.size, open: asksNothing, differences };
}
