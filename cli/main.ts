/** The command line: verbs are declared in `commands/`, one file each does the work, and failures are told in one place. */
import './heap.ts';
import './commands/collect-and-load.ts';
import './commands/ask.ts';
import './commands/decide.ts';
import './commands/govern.ts';
import { exitStatus } from './failure.ts';
import { fail, printed, program } from './program.ts';

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed what was wrong, or the help that was asked for.
  process.exitCode = (error as { exitCode?: number }).exitCode === 0 ? exitStatus.done : exitStatus.usage;
}
await Promise.all(printed).catch(fail);
// Whatever still holds the event loop has nothing left to say.
process.exit(process.exitCode);
