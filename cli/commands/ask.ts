/** Verbs that ask about the published snapshot, or serve it. */
import { Argument, Option } from 'commander';
import { hostNames, levelChoices, levelGiven, wholeNumber } from '../options.ts';
import { signinFactsVerb } from '../policy-tests/signin-of-facts.ts';
import { run, verb } from '../program.ts';
import { signInConditions } from '../signin-conditions.ts';
import { chokePointsVerb } from '../verbs/chokepoints.ts';
import { exportVerb } from '../verbs/export.ts';
import { overviewVerb } from '../verbs/overview.ts';
import { proveVerb } from '../verbs/prove.ts';
import { reachesVerb } from '../verbs/reaches.ts';
import { routesVerb } from '../verbs/routes.ts';
import { serveVerb } from '../verbs/serve.ts';
import { signinVerb } from '../verbs/signin.ts';
import { weakestVerb } from '../verbs/weakest.ts';

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

verb(
  'reaches',
  'Lists the sensitive resources that a person, application or group leads to, each with its first route.',
)
  .argument('<identity>', 'name or id of whom or what is held')
  .action((identity, options) => run(options, (output) => reachesVerb(identity, options, output)));

verb(
  'chokepoints',
  'Lists the nodes without which most ways to sensitive resources would be closed, each with its best fix.',
)
  .argument('[resource]', 'name or id of one sensitive resource; all of them by default')
  .option('--first <number>', 'how many to list', wholeNumber(1, 100), 10)
  .action((resource, options) => run(options, (output) => chokePointsVerb(resource, options, output)));

verb('weakest', 'Tells which single failure would open a protected resource, the least held first.')
  .argument('<resource>', 'name or id of a sensitive resource')
  .option('--first <number>', 'how many to print; --json gives all', wholeNumber(1, 10_000), 20)
  .action((resource, options) => run(options, (output) => weakestVerb(resource, options, output)));

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
