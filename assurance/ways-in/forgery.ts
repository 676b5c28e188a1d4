/** FORGES_TOKEN: whoever speaks for the identity provider, by its signing key or by the directory it reads. */

import type { Level } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import { type EnoughSet, managedDevice, minimalSets, union } from '../authenticators/enough.ts';
import { detailsOf, federatedDomain } from '../authenticators/identity-provider.ts';
import type { BaseSet } from '../authenticators/means.ts';
import type { Person } from '../person.ts';
import { word } from '../policies/words.ts';
import type { WayIn } from '../way-in.ts';
import { basesWith, enrolmentOf, grantedByEnrolment, registeringGateway } from './enrolment.ts';
import { type Gateway, open } from './front-door.ts';
import { changed, type Reach } from './reach.ts';
import { replaced } from './recovery.ts';
import { wayOf } from './way.ts';

/**
 * The level of a signing key that is not declared: that of the on-premises directory where one is synchronized, since whoever has the domain has the
 * keys of AD FS, else one factor.
 */
function assumedKey({ tenant, facts }: Person): Level {
  const { onPremisesSynchronization: rows } = tenant.facts;
  const synchronized = (rows?.length ?? 0) > 0 || facts.user.onPremisesSyncEnabled === true;
  return synchronized ? (tenant.configuration.onPremisesDirectory ?? 1) : 1;
}

/**
 * The signing key of a federated domain asserts any of its users whom a token can name by an onPremisesImmutableId, and MFA too unless the
 * domain rejects that claim.
 * https://learn.microsoft.com/graph/api/resources/internaldomainfederation
 */
export function forgesToken(gateway: Gateway, reach: Reach): readonly WayIn[] {
  const { person } = gateway;
  const domain = federatedDomain(person.facts, person.tenant.facts.domains);
  if (domain === undefined || person.means.external || person.facts.user.onPremisesImmutableId === null) return [];
  const all = person.tenant.configuration.identityProviders;
  const level = (all?.[word(domain.id)] ?? all?.['*'])?.signingKey;
  if (level === undefined && person.tenant.judging === 'at best') return [];
  const details =
    level === undefined ? { ...detailsOf(assumedKey(person)), assumed: true } : { ...detailsOf(level), declared: true };
  const key = authenticator('federatedMultiFactor', { ...details, key: 'federationKey' });
  const theirs = new Set(['federatedSingleFactor', 'federatedMultiFactor']);
  const left = changed(gateway, reach, (sets) => replaced(sets, theirs, [[key]]));
  if (left.sets.length === 0) return [];
  const assumptions: readonly AssumptionKey[] = level === undefined ? ['federation-key'] : [];
  const rule = 'The signing key of the federated domain asserts any of its users.';
  return [
    wayOf({
      kind: 'FORGES_TOKEN',
      entry: 'federation-key',
      audience: gateway.audience,
      sets: left.sets,
      rule,
      evidence: ['domains'],
      assumptions: [...gateway.doubts, ...assumptions, ...left.assumptions],
    }),
  ];
}

/** The sets that pass a door from a device that the on-premises directory made hybrid joined, which is at hand then. */
function onDomainDevice(gateway: Gateway, bases?: readonly BaseSet[]): readonly (readonly Authenticator[])[] {
  const sets = open(gateway, 'domain-device', bases).sets.map((set) => set.members);
  return sets.map((members) => members.filter((member) => member !== managedDevice));
}

/**
 * The sets that get in from such a device: by the person's own means, and by a method that is registered from there first.
 * https://learn.microsoft.com/entra/identity/devices/concept-hybrid-join
 */
function fromDomainDevice(gateway: Gateway): {
  readonly own: readonly EnoughSet[];
  readonly enrolling: readonly EnoughSet[];
} {
  const { person } = gateway;
  const own = onDomainDevice(gateway);
  const { enrolled } = enrolmentOf(person);
  const registering = enrolled.length === 0 ? [] : onDomainDevice(registeringGateway(person));
  const keys = new Set(enrolled.map((one) => one.key));
  const using = onDomainDevice(gateway, basesWith(person, enrolled)).filter((set) =>
    set.some(({ key }) => keys.has(key)),
  );
  const rests = using.map((members) => members.filter(({ key }) => !keys.has(key)));
  const enrolling = registering.flatMap((first) => rests.map((rest) => union(first, rest)));
  return { own: minimalSets(own), enrolling: minimalSets([...own, ...enrolling]) };
}

/** Whoever controls the on-premises directory sets the passwords of the users that come from it, and joins devices to it. */
export function forgesOnPremises(gateway: Gateway, reach: Reach): readonly WayIn[] {
  const { person } = gateway;
  if (person.facts.user.onPremisesSyncEnabled !== true || person.means.external) return [];
  const level = person.tenant.configuration.onPremisesDirectory;
  if (level === undefined && person.tenant.judging === 'at best') return [];
  const details = level === undefined ? { assumed: true } : { ...detailsOf(level), declared: true };
  const control = authenticator('onPremisesDirectory', details);
  const joined = fromDomainDevice(gateway);
  const leftWith = (from: readonly EnoughSet[]) =>
    changed(gateway, reach, (sets) => {
      const all = minimalSets([...sets, ...from].map((set) => set.members));
      return replaced(all, new Set([person.means.first.key]), [[control]]);
    });
  const left = leftWith(joined.enrolling);
  if (left.sets.length === 0) return [];
  const needsMethod = leftWith(joined.own).sets[0]?.level !== left.sets[0]?.level;
  const assumptions: readonly AssumptionKey[] = [
    ...(level === undefined ? (['on-premises-directory'] as const) : []),
    ...(needsMethod ? grantedByEnrolment(gateway) : []),
  ];
  const rule = 'The on-premises directory is the master of this password.';
  return [
    wayOf({
      kind: 'FORGES_TOKEN',
      entry: 'on-premises-directory',
      audience: gateway.audience,
      sets: left.sets,
      rule,
      evidence: ['on-premises-synchronization'],
      assumptions: [...gateway.doubts, ...assumptions, ...left.assumptions],
    }),
  ];
}
