/** Which abilities reach each user, judged when everything about roles, groups and units has been read. */
import type { AbilityName, Level } from '#catalogue';
import { gateAfter } from '#derivation';
import { type Tenant, userBits } from '../memory/tenant.ts';
import { enablesOf, everyone, resetsOf } from './directory/protection.ts';

/** What reaches a user: abilities, what each leaves to defeat, and which of them are ASSUMED. */
export interface UserReach {
  readonly id: string;
  readonly abilities: readonly AbilityName[];
  readonly gates: readonly Level[];
  readonly assumed: readonly AbilityName[];
}

/** The reach of every user, or of a user's nodes by audience, one at a time. */
export function* reachOfUsers(tenant: Tenant): Generator<UserReach> {
  for (const [user, bits] of tenant.users) {
    const over = abilitiesOver(bits, tenant.coverage.get(user) ?? everyone, tenant);
    const unsure = (bits & userBits.synchronized) !== 0 && tenant.passwordWriteback === undefined;
    for (const id of tenant.signedIn.get(user) ?? [user]) {
      const left = tenant.left.get(id);
      if (left === undefined) continue;
      const reaching = over.flatMap((ability) => {
        const after = gateAfter(ability, left);
        return after === undefined ? [] : [{ ability, ...after }];
      });
      const isAssumed = ({ ability, assumed }: (typeof reaching)[number]) => assumed || (unsure && isPassword(ability));
      yield {
        id,
        abilities: reaching.map(({ ability }) => ability),
        gates: reaching.map(({ level }) => level),
        assumed: reaching.filter(isAssumed).map(({ ability }) => ability),
      };
    }
  }
}

function isPassword(ability: AbilityName): boolean {
  return ability.startsWith('password-') || ability.startsWith('disabled-');
}

/** A guest from elsewhere has no password and no pass here; a federated user has no password; see design section 3. */
function abilitiesOver(bits: number, coverage: number, tenant: Tenant): AbilityName[] {
  const is = (bit: keyof typeof userBits) => (bits & userBits[bit]) !== 0;
  const takesPassword =
    !is('external') && !is('federated') && !(is('synchronized') && tenant.passwordWriteback === false);
  if (is('disabled')) return takesPassword ? [enablesOf(coverage)] : [];
  const { password, methods, pass } = resetsOf(coverage);
  return [
    ...(takesPassword ? [password] : []),
    methods,
    ...(is('external') ? [] : [pass, 'certificate-authorities' as const, 'certificates-for-everybody' as const]),
    ...(is('customDomain') && !is('external') ? ['domain-federation' as const] : []),
    'conditional-access',
    'authentication-policy',
    'people-who-sign-in',
    ...(is('external') ? ['cross-tenant-trust' as const] : []),
  ];
}
