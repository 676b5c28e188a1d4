/** Reads postern.yaml and tells each fault with its line. */
import { Configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { parseChecked } from './parse-checked.ts';

/** The configuration of a text; `file` stands in messages. Throws ConfigurationError with all faults, a line each. */
export function parseConfiguration(text: string, file: string): Configuration {
  const read = parseChecked(text, { file, schema: Configuration, whole: 'the configuration' });
  if ('faults' in read) throw new ConfigurationError('CONFIGURATION_WRONG', read.faults.join('\n'));
  return read.value;
}
