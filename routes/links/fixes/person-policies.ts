/** Policies for one person, each of which closes one kind of way in. */
import type { Fix } from './fix.ts';
import { allResources, type PersonPolicy, personPolicy, phishingResistant, registration } from './person-policy.ts';

const policiesPage = 'Entra admin center > Conditional Access > New policy > Users: the person';
const request =
  'POST https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies with the policy of the change file; Graph gives it an id of its own';
const learn = 'https://learn.microsoft.com/entra/identity/conditional-access';

/** A person whom a policy is to be for. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

interface Asked {
  readonly title: string;
  readonly policy: Omit<PersonPolicy, 'displayName'>;
  readonly portal: string;
  readonly first: string;
  readonly page: string;
}

function policyFix(person: Named, { title, policy, portal, first, page }: Asked): Fix {
  return {
    kind: 'change-policy',
    title,
    change: { title, steps: [personPolicy(person.id, { ...policy, displayName: title })] },
    touches: [person.id],
    first: [first, 'Widen it to a group, then to all, once it has stood the test.'],
    steps: [`${policiesPage} > ${portal}`, request],
    undo: 'Switch the policy off.',
    source: `${learn}/${page}`,
  };
}

/** The fix by which the person registers methods by phishing-resistant ones alone. */
export function guardRegistrationOf(person: Named): Fix {
  return policyFix(person, {
    title: `Ask ${person.name} for phishing-resistant MFA before a method is registered`,
    policy: { what: 'guarded-registration', applications: registration, grant: phishingResistant },
    portal: 'User actions: Register security information > Require authentication strength',
    first: 'Hand over a temporary access pass where there is no key yet: without either nothing can be registered.',
    page: 'policy-all-users-security-info-registration',
  });
}

/** The fix that lets no sign-in of the person be handed to another device. */
export function blockFlowsOf(person: Named): Fix {
  const transfers = { transferMethods: 'deviceCodeFlow,authenticationTransfer' };
  return policyFix(person, {
    title: `Block device code flow and authentication transfer for ${person.name}`,
    policy: {
      what: 'no-handed-over-flow',
      applications: allResources,
      conditions: { authenticationFlows: transfers },
      grant: { builtInControls: ['block'] },
    },
    portal: 'Conditions: Authentication flows > Block access',
    first: 'Look in the sign-ins for those by device code: a meeting room or a tool may need it.',
    page: 'policy-block-authentication-flows',
  });
}

/** The fix that lets the person in by no protocol that knows passwords alone. */
export function blockLegacyOf(person: Named): Fix {
  return policyFix(person, {
    title: `Block legacy protocols for ${person.name}`,
    policy: {
      what: 'no-legacy-protocol',
      applications: allResources,
      conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
      grant: { builtInControls: ['block'] },
    },
    portal: 'Conditions: Client apps: Exchange ActiveSync and other clients > Block access',
    first: 'Look in the sign-ins for those of other clients: a device or a program may send by them.',
    page: 'policy-block-legacy-authentication',
  });
}

/** The fix that leaves no session of the person to replay. */
export function askEveryTimeOf(person: Named): Fix {
  const frequency = {
    isEnabled: true,
    frequencyInterval: 'everyTime',
    authenticationType: 'primaryAndSecondaryAuthentication',
  };
  return policyFix(person, {
    title: `Ask ${person.name} to sign in every time`,
    policy: {
      what: 'every-time',
      applications: allResources,
      session: { signInFrequency: { ...frequency, type: null, value: null } },
    },
    portal: 'Session: Sign-in frequency: Every time',
    first: 'Every time is for accounts that administer and do nothing else; bind the tokens of everybody else instead.',
    page: 'concept-session-lifetime',
  });
}
