/** Which servers are refused: those older than the dialect that Postern speaks. */
import { GraphError } from './graph-error.ts';

/** The oldest server whose dialect Postern speaks; later ones count by year: 2026.08. */
const oldest = [5, 26] as const;

/** Lets a version such as 5.26.30 or 2026.08.1 pass. Throws GraphError DATABASE_VERSION for one that is too old, or none. */
export function refuseOldServer(version: string, uri: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new GraphError(
    'DATABASE_VERSION',
    `The database at ${uri} is Neo4j ${version}; Postern needs ${oldest.join('.')} or newer. Upgrade it, or unset NEO4J_URI to use the embedded one.`,
  );
}
