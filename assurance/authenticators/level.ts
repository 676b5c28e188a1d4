/** The level of a set of authenticators: the one place where factors are counted. */
import type { Level } from '#catalogue';
import type { AuthenticatorEntry } from './catalogue.ts';

/** What the level needs to know of an authenticator: its entry, and a key that tells two of a kind apart. */
export type Counted = AuthenticatorEntry & { readonly key: string };

/** How many factors the set proves: one for all that is known, one for each thing held, one more for each that unlocks with a factor of its own. */
export function factorsOf(set: Iterable<Counted>): number {
  let known = 0;
  let unlocked = 0;
  const things = new Set<string>();
  for (const member of set) {
    if (member.holds === 'known') known = 1;
    if (member.holds === 'possession') things.add(member.on ?? member.key);
    if (member.multiFactor) unlocked += 1;
  }
  return known + things.size + unlocked;
}

/**
 * The level of a set of authenticators, a function of the set alone; levels are those of the catalogue.
 * NIST SP 800-63B-4 sections 2 and 3: two factors for AAL2, phishing resistance and a hardware-protected key for AAL3.
 */
export function levelOfSet(set: Iterable<Counted>): Level {
  const members = [...set];
  const factors = factorsOf(members);
  if (factors < 2) return factors === 0 ? 0 : 1;
  if (members.some((member) => member.phishingResistant && member.hardware)) return 5;
  if (members.some((member) => member.phishingResistant)) return 4;
  return members.some((member) => member.holds === 'possession' && !member.weak) ? 3 : 2;
}
