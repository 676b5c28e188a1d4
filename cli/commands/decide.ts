/** Verbs that decide: what a change would do, and what to change first. */
import { Option } from 'commander';
import { wholeNumber } from '../options.ts';
import { run, verb } from '../program.ts';
import { fixesVerb } from '../verbs/fixes.ts';
import { rehearseVerb } from '../verbs/rehearse.ts';
import { whatIfVerb } from '../verbs/whatif.ts';

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
