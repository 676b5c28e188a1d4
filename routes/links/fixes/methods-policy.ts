/** Switching off methods that a telephone number or a mailbox gives away. */
import type { Row } from '#changes';
import type { Fix } from './fix.ts';

const collection = 'graph/authentication-methods-policy';
const weak: Readonly<Record<string, string>> = { Sms: 'text messages', Voice: 'voice calls' };

/** The fixes that the authentication methods policy offers. */
export function methodsPolicy(policy: Row): Fix[] {
  const methods = policy.authenticationMethodConfigurations;
  if (!Array.isArray(methods)) return [];
  return methods.flatMap(({ id, state }: { id?: unknown; state?: unknown }) =>
    typeof id === 'string' && weak[id] !== undefined && state === 'enabled' ? [switchOff(id, weak[id])] : [],
  );
}

function switchOff(id: string, words: string): Fix {
  const title = `Switch off ${words} as a way to sign in`;
  const set = { [`authenticationMethodConfigurations[id=${id}].state`]: 'disabled' };
  return {
    kind: 'methods-policy',
    title,
    change: { title, steps: [{ kind: 'set', collection, row: {}, set }] },
    touches: [],
    first: [`See in the registration report who has nothing but ${words}: they need another method before.`],
    steps: [
      'Entra admin center > Authentication methods > Policies > the method > Enable: off',
      `PATCH https://graph.microsoft.com/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/${id} {"@odata.type": "#microsoft.graph.${id.toLowerCase()}AuthenticationMethodConfiguration", "state": "disabled"}`,
    ],
    undo: 'Switch it on again; what was registered is still there.',
    source: 'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage',
  };
}
