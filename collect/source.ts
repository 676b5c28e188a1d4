/** Opens whatever can be loaded: a facts folder, or an AzureHound export, which becomes one first. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FactsFolder, openFacts } from '#facts';
import { convertAzureHound, isAzureHoundExport } from './azurehound/index.ts';
import { makeWorkFolder } from './work-folder.ts';

/** Facts that can be loaded, and what to clear away afterwards. */
export interface Source {
  readonly folder: FactsFolder;
  close(): Promise<void>;
}

/** Opens a path. Throws FactsError, and AzureHoundError for an export that cannot be read. */
export async function openSource(path: string, progress: (message: string) => void): Promise<Source> {
  if (!(await isAzureHoundExport(path))) return { folder: await openFacts(path), close: async () => {} };
  const work = await makeWorkFolder();
  const close = () => rm(work, { recursive: true, force: true });
  try {
    const facts = join(work, 'facts');
    await convertAzureHound(path, facts, progress);
    return { folder: await openFacts(facts), close };
  } catch (error) {
    await close();
    throw error;
  }
}
