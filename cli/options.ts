/** Options that several verbs have, and the forms of their values. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LevelName, levels } from '#catalogue';
import { clouds, credentialNames } from '../collect/index.ts';

/** The levels that may be given, in words. */
export const levelChoices = levels.map(({ value, name }) => `${value} or ${name}`).join(', ');

/** Options of verbs that load. */
export function loading(command: Command): Command {
  return command
    .option('--replace', "replace another tenant's snapshot", false)
    .option('--keep <number>', 'how many snapshots to keep, this one included', wholeNumber(1, 100), 2)
    .option('--config <file>', 'the configuration; ./postern.yaml by default, where there is one')
    .option(
      '--leaks <file>',
      "a secret scanner's report, SARIF 2.1.0: the credentials that it names are had by anybody",
    );
}

/** Options of verbs that collect. */
export function collecting(command: Command): Command {
  return signingIn(command)
    .addOption(
      new Option('--methods <whose>', 'whose authentication methods are asked one by one, where there is no report')
        .choices(['sample', 'all'])
        .default('sample'),
    )
    .option('--since <time>', 'audit records from this time on, ISO 8601; seven days by default', pointInTime)
    .option('--without <collection...>', 'collections to leave out, such as graph/device-owners', []);
}

/** Options of verbs that sign in. */
export function signingIn(command: Command): Command {
  return command
    .addOption(
      new Option('--cloud <cloud>', 'which cloud of Microsoft the tenant is in')
        .choices(Object.keys(clouds))
        .default('public'),
    )
    .option('--tenant <tenant>', 'id or domain of the tenant; AZURE_TENANT_ID by default')
    .addOption(
      new Option('--credential <way>', 'how to sign in, where no POSTERN_GRAPH_TOKEN or POSTERN_ARM_TOKEN is set')
        .choices(credentialNames)
        .default('default'),
    );
}

/** A level by its number or its name, in any case. Throws InvalidArgumentError. */
export function levelGiven(text: string): LevelName {
  const wanted = text.trim().toUpperCase();
  const found = levels.find(({ value, name }) => String(value) === wanted || name === wanted);
  if (found === undefined) throw new InvalidArgumentError(`A level: ${levelChoices}.`);
  return found.name;
}

function pointInTime(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new InvalidArgumentError('A time as ISO 8601, such as 2026-11-01 or 2026-11-01T08:00:00Z.');
  return new Date(time).toISOString();
}

/** Reads a whole number between two. What it gives throws InvalidArgumentError. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value) || value < least || value > most)
      throw new InvalidArgumentError(`A whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Adds a host name to those before. Throws InvalidArgumentError. */
export function hostNames(name: string, before: readonly string[]): string[] {
  if (!/^(\[[\da-f:.]+\]|[\w.-]+)$/i.test(name))
    throw new InvalidArgumentError('A host name or an address, without scheme and port.');
  return [...before, name];
}
