/** Reads postern.yaml and tells each fault with its line. */
import { Configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { parseChecked } from './parse-checked.ts';
import { checkDeclarations } from './standing-declarations.ts';

/**
 * The configuration of a text; `file` stands in messages. By `now` declarations are judged: one that would end too far ahead is a fault. What is
 * past its end is still in it: `inForce` leaves it out. Throws ConfigurationError with all faults, a line each.
 */
export function parseConfiguration(text: string, file: string, now: Date = new Date()): Configuration {
  const schema = Configuration.superRefine((configuration, context) =>
    checkDeclarations(configuration, now, (path, message) =>
      context.addIssue({ code: 'custom', path: [...path], message }),
    ),
  );
  const read = parseChecked(text, { file, schema, whole: 'the configuration' });
  if ('faults' in read) throw new ConfigurationError('CONFIGURATION_WRONG', read.faults.join('\n'));
  return read.value;
}
