/** The facts folder that a decision is made on: the one that is named, else that of the published snapshot. */
import { existsSync } from 'node:fs';
import { exitStatus, VerbError } from '../failure.ts';

/** The folder. Throws VerbError where it is not there. */
export function publishedFacts(named: string | undefined, source: string): string {
  const folder = named ?? source;
  if (existsSync(folder)) return folder;
  throw new VerbError(
    `${folder}, which the published snapshot was loaded from, is not there. Name the facts folder with --facts.`,
    exitStatus.failed,
  );
}
