/** The row that a piece of evidence names, as a change file names it. */
import type { Row } from '#changes';

/** A row of a collection, by its key fields. */
export interface NamedRow {
  readonly collection: string;
  readonly row: Row;
}

/** Collections whose evidence is a pair of ids, with the fields that hold them. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  'graph/group-members': ['groupId', 'id'],
  'graph/group-owners': ['groupId', 'id'],
  'graph/application-owners': ['applicationId', 'id'],
  'graph/service-principal-owners': ['servicePrincipalId', 'id'],
  'graph/device-owners': ['deviceId', 'id'],
  'graph/application-federated-credentials': ['applicationId', 'id'],
};

/** The row of `collection:key`; undefined for what names none, such as an assumption. */
export function rowOfEvidence(evidence: string): NamedRow | undefined {
  const [, collection, key] = /^((?:graph|arm)\/[\da-z-]+):(.+)$/s.exec(evidence) ?? [];
  if (collection === undefined || key === undefined) return undefined;
  const fields = pairs[collection];
  if (fields === undefined) return { collection, row: { id: key } };
  const [first, second, ...more] = key.split('/');
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return { collection, row: { [fields[0]]: first, [fields[1]]: second } };
}

/** The id of the key that a piece of evidence names; undefined for any other. */
export function keyOfEvidence(evidence: string): string | undefined {
  return /^credential:(.+)$/.exec(evidence)?.[1];
}
