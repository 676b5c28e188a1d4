/** An option that takes a severity, in any case. */
import { InvalidArgumentError, Option } from 'commander';
import { severities } from '#governance';

/** The option; whoever gives another word is told which there are. */
export function severityOption(flags: string, description: string): Option {
  const words = severities.join(', ').toLowerCase();
  return new Option(flags, `${description}: ${words}`).argParser((text) => {
    const found = severities.find((one) => one === text.toUpperCase());
    if (found === undefined) throw new InvalidArgumentError(`One of ${words}.`);
    return found;
  });
}
