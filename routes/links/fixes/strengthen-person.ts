/** Letting a person sign in and recover by security keys alone. */
import type { ChangeStep, Row } from '#changes';
import type { Fix } from './fix.ts';
import { outOfReset } from './narrow-reset.ts';
import type { Person } from './person.ts';
import { allResources, personPolicy, phishingResistant, registration } from './person-policy.ts';

const origin = 'https://graph.microsoft.com/v1.0';
const wanted = 2;

/** What is deleted once there are keys, with the segment of its requests. */
const weak: Readonly<Record<string, string>> = {
  phoneAuthenticationMethod: 'phoneMethods',
  emailAuthenticationMethod: 'emailMethods',
  softwareOathAuthenticationMethod: 'softwareOathMethods',
  microsoftAuthenticatorAuthenticationMethod: 'microsoftAuthenticatorMethods',
};

const typeOf = (row: Row) => String(row['@odata.type']).replace('#microsoft.graph.', '');

const isWeak = (row: Row) => weak[typeOf(row)] !== undefined;

/** The fix for a person. */
export function strengthenPerson(person: Person): Fix {
  const { id, name, methods = [] } = person;
  const title = `Let ${name} sign in and recover by security keys alone`;
  const gone = methods.filter(isWeak);
  return {
    kind: 'strengthen-person',
    title,
    change: { title, steps: [...keySteps(person), ...policySteps(person)] },
    touches: [id],
    first: [
      'Hand over two attested security keys, and see that both are registered before anything else: else the policy locks the person out.',
      'Have the help desk serve this person only by proofing of identity and a temporary pass.',
      'Leave emergency and synchronization accounts out of the policy.',
    ],
    steps: [
      'Entra admin center > Conditional Access > Policies: add the person to the policy that asks for phishing-resistant MFA, for all resources and for registering security information; make it where there is none',
      `POST ${origin}/identity/conditionalAccess/policies with the two policies of the change file`,
      'Entra admin center > Users > the person > Authentication methods: delete telephone, mail, codes and push',
      ...gone.map((row) => `DELETE ${origin}/users/${id}/authentication/${weak[typeOf(row)]}/${row.id}`),
      'Entra admin center > Password reset > Properties: take the person out of the group that may reset (derived: Graph has no row for it)',
    ],
    undo: 'Take the person out of the policy, and let the old methods be registered again.',
    source:
      'https://learn.microsoft.com/entra/identity/authentication/how-to-deploy-phishing-resistant-passwordless-authentication',
  };
}

/** The steps by which the person has keys in place of whatever gives a telephone or a mailbox a say. */
export function keySteps(person: Person): ChangeStep[] {
  return [...methodSteps(person), registrationStep(person)];
}

function methodSteps({ id, methods }: Person): ChangeStep[] {
  if (methods === undefined) return [];
  const gone = methods.filter(isWeak);
  const collection = 'graph/user-authentication-methods';
  const keys = methods.filter(
    (row) => typeOf(row) === 'fido2AuthenticationMethod' && row.attestationLevel === 'attested',
  );
  const missing = Array.from({ length: Math.max(0, wanted - keys.length) }, (_, at): Row => {
    const model = { model: 'Security key', attestationLevel: 'attested', passkeyType: 'deviceBound' };
    return {
      userId: id,
      '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
      id: `key-${at + 1}-${id}`,
      ...model,
    };
  });
  return [
    ...gone.map((row): ChangeStep => ({ kind: 'remove', collection, row: { userId: id, id: row.id } })),
    ...missing.map((row): ChangeStep => ({ kind: 'add', collection, row })),
  ];
}

function registrationStep({ registration }: Person): ChangeStep {
  const registered = { methodsRegistered: ['passKeyDeviceBound'], isMfaRegistered: true, isMfaCapable: true };
  const row = { id: registration.id };
  return { kind: 'set', collection: 'graph/user-registration-details', row, set: { ...registered, ...outOfReset } };
}

/** One policy for whatever the person signs in to, one for registering more methods. */
function policySteps({ id, name }: Person): ChangeStep[] {
  const policy = (what: string, applications: Row): ChangeStep =>
    personPolicy(id, {
      what: `phishing-resistant-${what}`,
      displayName: `Phishing-resistant MFA for ${name} (${what})`,
      applications,
      grant: phishingResistant,
    });
  return [policy('resources', allResources), policy('registration', registration)];
}
