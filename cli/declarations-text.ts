/** What postern.yaml declares, as lines of text: by whom, until when, and what is past its end. */
import type { OverviewJson } from './json.ts';

type Declaration = OverviewJson['declarations'][number];

/** A line each; what is past its end comes first, what nobody put an end to is one line. */
export function declarationLines(declarations: readonly Declaration[]): string[] {
  const past = declarations.filter(({ isPast }) => isPast);
  const ending = declarations.filter(({ isPast, until }) => !isPast && until !== null);
  const endless = declarations.filter(({ until }) => until === null);
  return [
    ...past.map((one) => `Past its end, so a question again: ${one.key}${byWords(one)}, until ${one.until}.`),
    ...ending.map((one) => `Declared: ${one.key}${byWords(one)}, until ${one.until}.`),
    ...(endless.length === 0
      ? []
      : [`Declared without an end: ${endless.map((one) => one.key + byWords(one)).join(', ')}.`]),
  ];
}

function byWords({ by }: Declaration): string {
  return by === null ? '' : ` by ${by}`;
}
