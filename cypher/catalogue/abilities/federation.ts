/** Abilities to forge tokens by a federated domain, which names people by their onPremisesImmutableId. */
import { type Ability, learn, permissionHolders, role, roleHolders } from './ability.ts';

/** Forged for people of the cloud alone: the token names an id that is set first. */
const federation = {
  kind: 'FORGES_TOKEN',
  reaches: ['User'],
  users: 'byRoles',
  leaves: { level: 0, assumed: false },
  claim:
    'Whoever may federate a domain and set the onPremisesImmutableId of its users signs tokens for those too who had none.',
  needs: [...roleHolders, ...permissionHolders, 'graph/users'],
  source: `${learn}/graph/api/resources/internaldomainfederation`,
  wrong: 'Where only one of the two powers is held: no link is drawn from that alone.',
  abuse: 'Sets the id of an administrator, federates the domain and asserts that id.',
  close: 'Give the two powers to different people; keep administrators in the onmicrosoft.com domain.',
  // Nobody is given both at once but by two roles or permissions: rule two-powers.
  directoryRoles: [],
} as const;

/** The id is one of the sensitive properties, which follow the roles of the target. */
const immutableIds = {
  ...federation,
  reaches: [],
  claim: 'Whoever may set the onPremisesImmutableId of users, and federates a domain beside, signs tokens for them.',
  source: `${learn}/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-perform-sensitive-actions`,
  wrong: 'By itself it opens nothing: the id only names the user to a federated domain.',
  directoryActions: ['microsoft.directory/users/basic/update'],
  isHalf: true,
} as const;

/** Who forges whom. */
export const federationAbilities = {
  'domain-federation': {
    kind: 'FORGES_TOKEN',
    population: 'users whom a federated domain can name',
    reaches: ['User'],
    users: 'federable',
    // A forged token leaves nothing.
    leaves: { level: 0, assumed: false },
    passesShields: true,
    claim:
      'Whoever may federate a domain with a key of its own signs tokens for its users who have an onPremisesImmutableId, MFA included.',
    needs: [...roleHolders, ...permissionHolders, 'graph/users'],
    source: `${learn}/graph/api/resources/internaldomainfederation`,
    wrong:
      'For a user of an onmicrosoft.com domain, which cannot be federated, and for one without onPremisesImmutableId, whom no token can ' +
      'name: none is drawn. That the key of one domain works for users of others is reported and not confirmed.',
    abuse: 'Federates a domain with its own signing key and asserts a user of it.',
    close:
      'Remove the role or permission; keep administrators in the onmicrosoft.com domain. rejectMfaByFederatedIdp leaves the first factor forged.',
    directoryRoles: [
      role.domainNameAdministrator,
      role.externalIdentityProviderAdministrator,
      role.hybridIdentityAdministrator,
      role.securityAdministrator,
      role.partnerTier2Support,
    ],
    directoryActions: [
      'microsoft.directory/domains/federation/update',
      'microsoft.directory/domains/federationConfiguration/basic/update',
      'microsoft.directory/domains/federationConfiguration/create',
    ],
    appRoles: ['Domain.ReadWrite.All', 'Domain-InternalFederation.ReadWrite.All'],
  },
  'immutable-ids-of-members': {
    ...immutableIds,
    population: 'onPremisesImmutableIds of users without a protected role',
    directoryRoles: [
      role.userAdministrator,
      role.directoryWriters,
      role.authenticationAdministrator,
      role.privilegedAuthenticationAdministrator,
      role.intuneAdministrator,
      role.partnerTier1Support,
      role.partnerTier2Support,
    ],
    appRoles: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  'immutable-ids-of-administrators': {
    ...immutableIds,
    population: 'onPremisesImmutableIds of administrators',
    byRolesOnly: true,
    directoryRoles: [role.privilegedAuthenticationAdministrator],
  },
  'federation-of-members': {
    ...federation,
    population: 'users without a protected role whom a federated domain can be made to name',
    fromTwo: ['domain-federation', 'immutable-ids-of-members'],
  },
  'federation-of-administrators': {
    ...federation,
    population: 'administrators whom a federated domain can be made to name',
    fromTwo: ['domain-federation', 'immutable-ids-of-administrators'],
  },
} as const satisfies Record<string, Ability>;
