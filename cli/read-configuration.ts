/** Reads postern.yaml from its file. */
import { readFile } from 'node:fs/promises';
import { type Configuration, ConfigurationError, parseConfiguration } from '#configuration';

/** Where the configuration is looked for when no file is named. */
export const usualConfiguration = 'postern.yaml';

/**
 * The configuration of a file; `path` undefined: that of ./postern.yaml where there is one, else an empty one. Throws
 * ConfigurationError for a named file that is not there and for every fault, with its line.
 */
export async function readConfiguration(path: string | undefined): Promise<Configuration> {
  const file = path ?? usualConfiguration;
  try {
    return parseConfiguration(await readFile(file, 'utf8'), file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (error instanceof ConfigurationError) throw error;
    if (code === 'ENOENT' && path === undefined) return {};
    throw new ConfigurationError('CONFIGURATION_MISSING', `${file} cannot be read (${code}). Check the path.`, error);
  }
}
