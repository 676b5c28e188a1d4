/** The command-line program: what every verb has, how it runs, and how it fails. */
import { inspect } from 'node:util';
import { Command, Option } from 'commander';
import { printableLine } from '../api/index.ts';
import { explain } from './failure.ts';
import { makeOutput, type Output, type OutputOptions, print, printError } from './output.ts';
import { terminalWidth } from './terminal.ts';
import { version } from './version.ts';

interface SharedOptions extends OutputOptions {
  readonly data: string;
}

/** What Commander has printed: help and the version. */
export const printed: Promise<void>[] = [];

// Whatever Postern writes tells of a tenant: nobody but its owner reads it.
process.umask(0o077);

/** The program; `commands/` declares its verbs. */
export const program = new Command('postern')
  .description(
    'Finds every route to what matters in an Entra ID tenant and its Azure estate, and the weakest link of each.',
  )
  .version(version, '--version', 'print the version and end')
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({
    writeOut: (text) => printed.push(print(text)),
    writeErr: printError,
    outputError: printUsageError,
    getOutHelpWidth: terminalWidth,
    getErrHelpWidth: terminalWidth,
  })
  .exitOverride();

/** What is wrong is quoted in it, so that of its line breaks only the one before Commander's suggestion is its own. */
function printUsageError(text: string): void {
  printError(`${printableLine(text.trimEnd().replace(/\n(?=\(Did you mean)/, ' '))}\n`);
}

/** Declares a verb with the options that all have. */
export function verb(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .exitOverride()
    .option('--data <folder>', 'folder of the embedded database', '.postern')
    .option('--json', 'print one JSON document on stdout', false)
    .addOption(
      new Option('--progress <form>', 'how to show progress, on stderr')
        .choices(['text', 'json', 'none'])
        .default('text'),
    );
}

/** Runs a verb; what it throws is told in one place. */
export async function run(options: SharedOptions, work: (output: Output) => Promise<void>): Promise<void> {
  const output = makeOutput(options);
  try {
    await work(output);
  } catch (error) {
    output.close();
    fail(error, options.progress);
  } finally {
    output.close();
  }
}

/** Tells a failure and sets the exit status. */
export function fail(error: unknown, progress: OutputOptions['progress'] = 'text'): void {
  const { message, status, code } = explain(error);
  printError(progress === 'json' ? `${JSON.stringify({ error: message, code })}\n` : `postern: ${message}\n`);
  if (process.env.POSTERN_DEBUG) printError(`${inspect(error)}\n`);
  process.exitCode = status;
}
