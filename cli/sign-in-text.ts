/** An answer about sign-in as text: the decision, audiences side by side, sets that are enough, policies, assumptions. */
import { authenticatorWords } from '#assurance';
import { levelWords } from './level-words.ts';
import type { SignInQuery } from './questions/answers.ts';
import { tableOf } from './table.ts';

type Answer = SignInQuery['signIn'];
type Decision = Pick<Answer, 'decision' | 'requiredControls'>;
type Policy = Answer['policies'][number];
type WayIn = Answer['waysIn'][number];

/** The text. */
export function signInText({ signIn }: SignInQuery): string {
  return [
    ...decisionLines(signIn),
    ...(signIn.audiences.length > 1 ? audienceLines(signIn) : []),
    ...wayLines(signIn),
    ...policyLines(signIn.policies),
    ...listLines('Session', signIn.session),
    ...listLines(
      'Rules of a break-glass account',
      signIn.breakGlass.map(({ rule, met, why }) => `${rule}: ${met ? 'kept' : 'not kept'}, ${why}`),
    ),
    ...listLines('Taken for granted', signIn.assumptions),
  ].join('\n');
}

/** "step-up (mfa)". */
function decisionWords({ decision, requiredControls }: Decision): string {
  const word = decision.toLowerCase().replace('_', '-');
  return decision === 'STEP_UP' ? `${word} (${requiredControls.join(', ')})` : word;
}

function decisionLines(signIn: Answer): string[] {
  const { user, audienceName, audiences, alternatives, ordinary, conditions } = signIn;
  const where = audiences.length > 1 ? `, the weakest of ${audiences.length} audiences` : '';
  const choices = alternatives.map((one) => (one.length === 0 ? 'nothing' : one.join(' and ')));
  return [
    `${user.name}, signing in to ${audienceName}${where}: ${decisionWords(signIn)}`,
    `  under these conditions: ${conditions}`,
    ...(signIn.decision === 'STEP_UP' ? [`  required: ${choices.join('; or ')}`] : []),
    `  ordinarily: ${decisionWords(ordinary)}, with ${ordinary.says.replace(/: [^:]*$/, '')}`,
    `  lowest way in: ${signIn.level === null ? 'none' : levelWords(signIn.level)}`,
  ];
}

function audienceLines({ audiences }: Answer): string[] {
  const rows = audiences.map((one) => [
    one.name,
    decisionWords(one),
    decisionWords(one.ordinary),
    one.level === null ? 'none' : levelWords(one.level),
  ]);
  return ['', tableOf(['Audience', "An adversary's best choice", 'Ordinarily', 'Lowest way in'], rows)];
}

function wayLines({ waysIn, audienceName }: Answer): string[] {
  if (waysIn.length === 0) return ['', `No set of the user's own authenticators is enough for ${audienceName}.`];
  const own = waysIn.filter(({ kind }) => kind === 'SIGNS_IN');
  const others = waysIn.filter(({ kind }) => kind !== 'SIGNS_IN');
  return [
    '',
    own.length === 0
      ? `No set of the user's own authenticators is enough for ${audienceName}.`
      : `Sets of the user's own authenticators that are enough for ${audienceName}:`,
    ...own.map((way) => `  ${wayWords(way)}`),
    ...(others.length === 0 ? [] : ['Other ways in:']),
    ...others.flatMap((way) => [`  ${wayWords(way)}: ${lowerFirst(way.entryName)}`, `      ${way.rule}`]),
  ];
}

/** "3 MFA: the password and a one-time code (observed)". */
function wayWords({ level, authenticators, alternatives, basis }: WayIn): string {
  const sets = [authenticators, ...alternatives.map((one) => one.authenticators)];
  const words = sets.map(authenticatorWords);
  return `${levelWords(level)}: ${words.join(', or ')} (${basis.toLowerCase()})`;
}

function lowerFirst(text: string): string {
  return `${text[0]?.toLowerCase()}${text.slice(1)}`;
}

function policyLines(policies: readonly Policy[]): string[] {
  const enabled = policies.filter(({ state }) => state === 'ENABLED');
  const applied = enabled.filter(({ applies }) => applies);
  const others = enabled.filter(({ applies }) => !applies);
  const without = policies.filter(({ state }) => state !== 'ENABLED');
  return [
    ...heading('Policies that apply', applied, 'No policy applies.'),
    ...applied.flatMap((policy) => [`  ${policy.name}: ${controlWords(policy)}`, ...conditionLines(policy, true)]),
    ...heading('Policies that do not apply, and the conditions that keep them from it', others),
    ...others.flatMap((policy) => [`  ${policy.name} (${controlWords(policy)})`, ...conditionLines(policy, false)]),
    ...heading('Policies without effect', without),
    ...without.map(({ name, why }) => `  ${name}: ${why}`),
  ];
}

function heading(title: string, policies: readonly Policy[], otherwise?: string): string[] {
  if (policies.length > 0) return ['', `${title}:`];
  return otherwise === undefined ? [] : ['', otherwise];
}

function controlWords({ controls }: Policy): string {
  return controls.length === 0 ? 'session controls only' : controls.join(' and ');
}

/** The conditions that hold, or those that do not; of a demand from outside Conditional Access, its one reason. */
function conditionLines({ conditions, why }: Policy, applies: boolean): string[] {
  if (conditions.length === 0) return [`      ${why}`];
  return conditions
    .filter((one) => one.applies === applies && one.name !== 'understood')
    .concat(conditions.filter((one) => one.name === 'understood' && !one.applies && !applies))
    .map((one) => `      ${one.name}: ${one.why}`);
}

function listLines(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
