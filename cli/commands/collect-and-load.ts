/** Verbs that bring a tenant in: collecting, checking what can be collected, loading, anonymizing. */
import { collecting, loading, signingIn } from '../options.ts';
import { run, verb } from '../program.ts';
import { anonymizeVerb } from '../verbs/anonymize.ts';
import { collectVerb } from '../verbs/collect.ts';
import { doctorVerb } from '../verbs/doctor.ts';
import { loadVerb } from '../verbs/load.ts';
import { syncVerb } from '../verbs/sync.ts';

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
