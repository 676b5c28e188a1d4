/** Verbs that govern identities: the inventory, findings, exceptions, enforcement, controls. */
import { Argument } from 'commander';
import { frameworks } from '#catalogue';
import { wholeNumber } from '../options.ts';
import { run, verb } from '../program.ts';
import { severityOption } from '../severity-option.ts';
import { controlsVerb } from '../verbs/controls.ts';
import { enforcementVerb } from '../verbs/enforcement.ts';
import { exceptionsVerb } from '../verbs/exceptions.ts';
import { findingsVerb } from '../verbs/findings.ts';
import { identitiesVerb } from '../verbs/identities.ts';

verb('findings', 'Lists what is at fault with identities and resources, worst first, and what is not known.')
  .addOption(severityOption('--severity <severity>', 'only what is this bad or worse'))
  .addOption(severityOption('--fail-on <severity>', 'end with 3 where something this bad or worse was found'))
  .option('--rule <ids...>', 'only these rules, such as N01')
  .option('--subject <node>', 'only of this identity or resource, by name or id')
  .option('--control <id>', 'only evidence towards this control, such as PR.AA-05 or NHI7')
  .option('--hygiene', 'also what reaches nothing sensitive', false)
  .option('--first <number>', 'how many to print; --json and --sarif give all', wholeNumber(1, 10_000), 50)
  .option('--sarif', 'print one SARIF 2.1.0 document on stdout, with the route behind each finding', false)
  .option('--baseline <file>', 'with --sarif: the document of a former run, to tell what is new and what is gone')
  .option('--changes <folder>', 'write the change that closes each as a file, for rehearse and whatif')
  .option('--facts <folder>', 'with --changes: the facts folder; that of the published snapshot by default')
  .option(
    '--config <file>',
    "with --changes: the configuration; the facts folder's own by default, else ./postern.yaml",
  )
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

verb(
  'enforcement',
  'Tells what signing in takes at the least by audience, beside what is registered, and how long it lasts.',
).action((options) => run(options, (output) => enforcementVerb(options, output)));

verb('controls', 'Tells for each control of a framework what was found against it, and what is not known.')
  .addArgument(new Argument('<framework>', 'the framework').choices(Object.keys(frameworks)))
  .action((framework, options) => run(options, (output) => controlsVerb(framework, options, output)));
