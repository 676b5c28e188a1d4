/** Evidence in words: what was taken for granted is told as its sentence, never as its key. */
import { assumptions } from '#assurance';
import { abilities, linkRules, loadingAssumptions } from '#catalogue';

const prefix = 'assumption:';

/** The sentence of an assumption; null for a fact, whose id is its name. */
export function evidenceWords(evidence: string): string | null {
  if (!evidence.startsWith(prefix)) return null;
  const key = evidence.slice(prefix.length);
  const sentences: Readonly<Record<string, string | undefined>> = { ...assumptions, ...loadingAssumptions };
  const rules: Readonly<Record<string, { readonly says: string } | undefined>> = linkRules;
  const reached: Readonly<Record<string, { readonly population: string } | undefined>> = abilities;
  const population = reached[key]?.population;
  return (
    sentences[key] ??
    rules[key]?.says ??
    `Taken for granted, for want of data: ${population === undefined ? key.replaceAll('-', ' ') : `reach over ${population}`}.`
  );
}
