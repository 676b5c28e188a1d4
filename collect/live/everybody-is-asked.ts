/** Whether per-user MFA can matter at all: not where security defaults are on, nor where one policy asks everybody always. */
import type { Collected, Row } from './collection.ts';

type Part = Readonly<Record<string, unknown>> | null | undefined;

/** The reason not to ask; undefined where it has to be asked. */
export async function everybodyIsAsked(collected: Collected): Promise<string | undefined> {
  for await (const { isEnabled } of collected.rows('graph/security-defaults'))
    if (isEnabled === true) return 'security defaults are on, beside which per-user MFA is not used';
  for await (const policy of collected.rows('graph/conditional-access-policies'))
    if (asksEverybody(policy)) return `the policy ${policy.displayName} asks everybody for MFA, always`;
  return undefined;
}

function asksEverybody(policy: Row): boolean {
  const { users, applications, clientAppTypes, ...other } = (policy.conditions ?? {}) as Readonly<Record<string, Part>>;
  const isUnconditional = Object.values(other).every(isNothing);
  const types = clientAppTypes as unknown;
  const anyClient = Array.isArray(types) && (types.includes('all') || types.length === 0);
  const grant = policy.grantControls as Part;
  const controls = (grant?.builtInControls ?? []) as readonly string[];
  const asksMfa = controls.includes('mfa') && (controls.length === 1 || grant?.operator === 'AND');
  return (
    policy.state === 'enabled' &&
    asksMfa &&
    anyClient &&
    isUnconditional &&
    isAll(users, 'Users') &&
    isAll(applications, 'Applications')
  );
}

/** Includes all and leaves out none. */
function isAll(part: Part, what: string): boolean {
  if (!((part?.[`include${what}`] ?? []) as readonly string[]).includes('All')) return false;
  return Object.entries(part ?? {}).every(([name, value]) => !/^exclude|Filter$/.test(name) || isNothing(value));
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
