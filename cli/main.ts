/** The command line: one verb a file, options read here, failures told in one place. */
import './heap.ts';
import { inspect } from 'node:util';
import { Argument, Command, Option } from 'commander';
import { frameworks } from '#catalogue';
import { printableLine } from '../api/index.ts';
import { exitStatus, explain } from './failure.ts';
import { collecting, hostNames, levelChoices, levelGiven, loading, signingIn, wholeNumber } from './options.ts';
import { makeOutput, type Output, type OutputOptions, print, printError } from './output.ts';
import { signinFactsVerb } from './policy-tests/signin-of-facts.ts';
import { severityOption } from './severity-option.ts';
import { signInConditions } from './signin-conditions.ts';
import { terminalWidth } from './terminal.ts';
import { anonymizeVerb } from './verbs/anonymize.ts';
import { collectVerb } from './verbs/collect.ts';
import { controlsVerb } from './verbs/controls.ts';
import { doctorVerb } from './verbs/doctor.ts';
import { enforcementVerb } from './verbs/enforcement.ts';
import { exceptionsVerb } from './verbs/exceptions.ts';
import { exportVerb } from './verbs/export.ts';
import { findingsVerb } from './verbs/findings.ts';
import { fixesVerb } from './verbs/fixes.ts';
import { identitiesVerb } from './verbs/identities.ts';
import { loadVerb } from './verbs/load.ts';
import { overviewVerb } from './verbs/overview.ts';
import { proveVerb } from './verbs/prove.ts';
import { reachesVerb } from './verbs/reaches.ts';
import { rehearseVerb } from './verbs/rehearse.ts';
import { routesVerb } from './verbs/routes.ts';
import { serveVerb } from './verbs/serve.ts';
import { signinVerb } from './verbs/signin.ts';
import { syncVerb } from './verbs/sync.ts';
import { whatIfVerb } from './verbs/whatif.ts';
import { version } from './version.ts';

interface SharedOptions extends OutputOptions {
  readonly data: string;
}

/** What Commander has printed: help and the version. */
const printed: Promise<void>[] = [];

// Whatever Postern writes tells of a tenant: nobody but its owner reads it.
process.umask(0o077);

const program = new Command('postern')
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

collecting(
  verb(
    'collect',
    'Reads a live tenant from Microsoft Graph and Azure Resource Manager into a facts folder; it changes nothing.',
  ),
)
  .requiredOption('--out <folder>', 'the facts folder; an unfinished run in it is taken up, a finished one replaced')
  .action((options) => run(options, (output) => collectVerb(options, output)));

signingIn(verb('doctor', 'Says what a collection will see and what not, and what to grant for the rest.')).action(
  (options) => run(options, (output) => doctorVerb(options, output)),
);

loading(collecting(verb('sync', 'Collects a live tenant, then loads what was collected.')))
  .option('--out <folder>', 'the facts folder', '.postern/facts')
  .action((options) => run(options, (output) => syncVerb(options, output)));

loading(
  verb(
    'load',
    'Loads a facts folder or an AzureHound export and publishes it; what was published before serves until then.',
  ),
)
  .argument('[path]', 'a facts folder, or an AzureHound export (.json, .json.gz)')
  .option('--explain', 'print the stages of a load, with what each needs and gives, and load nothing', false)
  .action((path, options) => run(options, (output) => loadVerb(path, options, output)));

verb(
  'anonymize',
  'Copies a facts folder with names, ids, addresses and free text replaced; it loads to the same measures.',
)
  .requiredOption('--facts <folder>', 'the facts folder')
  .requiredOption('--out <folder>', 'the folder to write; new or empty')
  .option('--key <file>', 'a file that says what was replaced by what, outside the folder; without it nobody can tell')
  .action((options) => run(options, (output) => anonymizeVerb(options, output)));

verb('rehearse', 'Applies a change to a copy of a facts folder; the folder itself stays as it is.')
  .argument('<change>', 'the change file, JSON or YAML')
  .requiredOption('--facts <folder>', 'the facts folder')
  .requiredOption('--out <folder>', 'where the changed copy goes; a folder that is not there yet')
  .option('--config <file>', "the configuration that the change applies to; the facts folder's own by default")
  .action((change, options) => run(options, (output) => rehearseVerb(change, options, output)));

verb(
  'whatif',
  'Tells what a change would do to every sensitive resource: from the links of the snapshot, or by loading the changed facts.',
)
  .argument('<change>', 'the change file, JSON or YAML')
  .option('--exact', 'load the facts with and without the change, and publish neither', false)
  .option('--facts <folder>', 'with --exact: the facts folder; that of the published snapshot by default')
  .option('--config <file>', "the configuration; the facts folder's own by default, else ./postern.yaml")
  .option('--allow-undecided', 'a resource may fall from protected to undecided', false)
  .action((change, options) => run(options, (output) => whatIfVerb(change, options, output)));

verb('fixes', 'Tells what to mend first: steps in order, each proven by loading the changed facts.')
  .argument('[resources...]', 'names or ids of the sensitive resources that count; all of them by default')
  .addOption(
    new Option('--until <state>', 'end when all that count are in this state, before the budget ends').choices([
      'protected',
    ]),
  )
  .option('--budget <number>', 'how many steps at most', wholeNumber(1, 100), 10)
  .option('--out <folder>', 'where the change files go', '.postern/changes')
  .option('--facts <folder>', 'the facts folder; that of the published snapshot by default')
  .option('--config <file>', "the configuration; the facts folder's own by default, else ./postern.yaml")
  .action((resources, options) => run(options, (output) => fixesVerb(resources, options, output)));

verb('serve', 'Serves the GraphQL API and the page until Ctrl-C.')
  .option(
    '--host <address>',
    'address to listen on; anything but loopback needs --auth token and --behind-proxy',
    '127.0.0.1',
  )
  .option('--port <number>', 'port to listen on; 0 takes any free one', wholeNumber(0, 65535), 4319)
  .addOption(
    new Option('--auth <way>', 'who may ask: whoever holds the token of the data folder, or everybody on this machine')
      .choices(['token', 'none'])
      .default('token'),
  )
  .option(
    '--allowed-host <name>',
    'a host name that Postern answers to besides 127.0.0.1 and localhost; may be repeated',
    hostNames,
    [],
  )
  .option('--behind-proxy', 'a proxy that ends TLS stands in front; X-Forwarded-Proto and -For are its own', false)
  .option('--demo', 'load the demo tenant where nothing is loaded yet, and print its sensitive resources', false)
  .action((options) => run(options, (output) => serveVerb(options, output)));

verb('overview', 'Tells which sensitive resources are under-protected, undecided and protected, and who reaches them.')
  .addOption(
    new Option('--fail-on <state>', 'end with status 3 where a resource is in this state or a worse one')
      .choices(['under-protected', 'undecided'])
      .default('under-protected'),
  )
  .action((options) => run(options, (output) => overviewVerb(options, output)));

verb(
  'reaches',
  'Lists the sensitive resources that a person, application or group leads to, each with its first route.',
)
  .argument('<identity>', 'name or id of whom or what is held')
  .action((identity, options) => run(options, (output) => reachesVerb(identity, options, output)));

verb(
  'prove',
  'Writes what shows that nobody gets to a resource below what it needs, or a route by which somebody does.',
)
  .argument('<resource>', 'name or id of a sensitive resource')
  .option('--out <file>', 'where the certificate goes, readable by its owner only', '.postern/proof.json')
  .action((resource, options) => run(options, (output) => proveVerb(resource, options, output)));

verb('export', 'Writes every node, then every link of the snapshot, one JSON document a line.')
  .addArgument(new Argument('<what>', 'what to write').choices(['links']))
  .option('--out <file>', 'a file, readable by its owner only; standard output by default')
  .action((_, options) => run(options, (output) => exportVerb(options, output)));

verb('routes', 'Lists the routes to a resource, worst first, with the weakest link of each.')
  .argument('<resource>', 'name or id of what is to be reached')
  .option('--from <node>', 'name or id of a principal that is already held; routes begin there')
  .option('--first <number>', 'how many routes to list, 1 to 100', wholeNumber(1, 100), 10)
  .option('--after <cursor>', 'go on after this cursor')
  .addOption(
    new Option('--barrier-at-most <level>', `only routes that need this level or less: ${levelChoices}`).argParser(
      levelGiven,
    ),
  )
  .option('--known', 'only what is seen: every open question answered well', false)
  .option('--count', 'count the routes too, which can take long; where not exact, a lower bound', false)
  .option('--explain', 'tell of each link what it means, how it is abused and closed, and when it is wrong', false)
  .action((resource, options) => run(options, (output) => routesVerb(resource, options, output)));

verb('findings', 'Lists what is at fault with identities and resources, worst first, and what is not known.')
  .addOption(severityOption('--severity <severity>', 'only what is this bad or worse'))
  .addOption(severityOption('--fail-on <severity>', 'end with 3 where something this bad or worse was found'))
  .option('--rule <ids...>', 'only these rules, such as N01')
  .option('--subject <node>', 'only of this identity or resource, by name or id')
  .option('--control <id>', 'only evidence towards this control, such as PR.AA-05 or NHI7')
  .option('--hygiene', 'also what reaches nothing sensitive', false)
  .option('--first <number>', 'how many to print; --json and --sarif give all', wholeNumber(1, 10_000), 50)
  .option('--sarif', 'print one SARIF 2.1.0 document on stdout', false)
  .action((options) => run(options, (output) => findingsVerb(options, output)));

verb('identities', 'Lists identities, human or not: what each is, who answers for it, what it reaches, how it ends.')
  .option('--unowned', 'only those that nobody owns', false)
  .option('--stale', 'only those that have not signed in for 90 days', false)
  .option('--tenant-control', 'only those that reach control of the tenant', false)
  .option('--human-use', "only machines' accounts that somebody uses", false)
  .option('--third-party', 'only those that are registered in another tenant', false)
  .option('--purpose-over', 'only those whose purpose has ended and that are still armed', false)
  .option('--expiring <days>', 'only those with a credential that ends within so many days', wholeNumber(1, 3650))
  .option('--sort <sorts...>', 'only these sorts, such as MANAGED_IDENTITY')
  .option('--first <number>', 'how many to print; --json gives all', wholeNumber(1, 10_000), 50)
  .action((options) => run(options, (output) => identitiesVerb(options, output)));

verb(
  'exceptions',
  'Lists exclusions from policies, vendors and shared accounts, with who answers for each, why and until when.',
).action((options) => run(options, (output) => exceptionsVerb(options, output)));

verb('enforcement', 'Tells what signing in takes at the least by audience, beside what is registered.').action(
  (options) => run(options, (output) => enforcementVerb(options, output)),
);

verb('controls', 'Tells for each control of a framework what was found against it, and what is not known.')
  .addArgument(new Argument('<framework>', 'the framework').choices(Object.keys(frameworks)))
  .action((framework, options) => run(options, (output) => controlsVerb(framework, options, output)));

signInConditions(verb('signin', 'Tells what a sign-in of a user takes; what is not given, an adversary chooses.'))
  .argument('[user]', 'name or id of the user; left out only with --questions')
  .option('--facts <path>', 'judge straight from a facts folder or an AzureHound export, without a database')
  .option('--config <file>', 'with --facts: the configuration; ./postern.yaml by default, where there is one')
  .option('--questions <file>', 'with --facts: answer each line of this file, {user, audience, conditions, expect?}')
  .option(
    '--verify',
    'hold the policies against the What-If service of the live tenant (Policy.Read.ConditionalAccess)',
    false,
  )
  .action((user, options) =>
    run(options, (output) =>
      options.facts === undefined ? signinVerb(user, options, output) : signinFactsVerb(user, options, output),
    ),
  );

/** What is wrong is quoted in it, so that of its line breaks only the one before Commander's suggestion is its own. */
function printUsageError(text: string): void {
  printError(`${printableLine(text.trimEnd().replace(/\n(?=\(Did you mean)/, ' '))}\n`);
}

function verb(name: string, description: string): Command {
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

async function run(options: SharedOptions, work: (output: Output) => Promise<void>): Promise<void> {
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

function fail(error: unknown, progress: OutputOptions['progress'] = 'text'): void {
  const { message, status, code } = explain(error);
  printError(progress === 'json' ? `${JSON.stringify({ error: message, code })}\n` : `postern: ${message}\n`);
  if (process.env.POSTERN_DEBUG) printError(`${inspect(error)}\n`);
  process.exitCode = status;
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed what was wrong, or the help that was asked for.
  process.exitCode = (error as { exitCode?: number }).exitCode === 0 ? exitStatus.done : exitStatus.usage;
}
await Promise.all(printed).catch(fail);
// Whatever still holds the event loop has nothing left to say.
process.exit(process.exitCode);
