/** What the policies that apply do to the session, in words; shown, not rewarded. */
import type { SessionControls } from './conditional-access-policy.ts';
import type { CompiledPolicy } from './policies/policy.ts';
import { isEmpty, word } from './policies/words.ts';

type Say = (control: Readonly<Record<string, unknown>>) => string;

function frequency({ frequencyInterval, value, type }: Readonly<Record<string, unknown>>): string {
  return word(frequencyInterval) === 'everytime' ? 'every time' : `${value} ${type}`;
}

/** The controls that have something to say besides being on, by Graph's name. */
const details: Readonly<Record<string, Say>> = {
  signInFrequency: frequency,
  persistentBrowser: ({ mode }) => String(mode),
  cloudAppSecurity: ({ cloudAppSecurityType }) => String(cloudAppSecurityType),
  continuousAccessEvaluation: ({ mode }) => String(mode),
};

function wordsOf(controls: SessionControls): string[] {
  return Object.entries(controls).flatMap(([name, control]) => {
    if (name.includes('@') || isEmpty(control)) return [];
    if (control === true) return [name];
    if (typeof control !== 'object' || control === null) return [];
    const one = control as Readonly<Record<string, unknown>>;
    // Continuous access evaluation is on by its mode alone.
    if (one.isEnabled !== true && name !== 'continuousAccessEvaluation') return [];
    const say = details[name];
    return [say === undefined ? name : `${name}: ${say(one)}`];
  });
}

/** The session controls of these policies; one that is not known is named. https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime */
export function sessionOf(applied: readonly CompiledPolicy[]): readonly string[] {
  const words = [...new Set(applied.flatMap(({ source }) => wordsOf(source.sessionControls ?? {})))];
  const asks = words.some((one) => one.startsWith('signInFrequency'));
  return asks ? words : [...words, 'signInFrequency: 90 days, rolling (the default)'];
}
