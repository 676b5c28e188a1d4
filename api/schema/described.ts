/** The values of an enum from a table of words: what each means. */

/** Values as the builder takes them, in the order of the table. */
export function described<Name extends string>(
  words: Readonly<Record<Name, string>>,
): Record<Name, { description: string }> {
  return Object.fromEntries(
    Object.entries<string>(words).map(([name, description]) => [name, { description }]),
  ) as Record<Name, { description: string }>;
}
