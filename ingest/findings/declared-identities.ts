/** What postern.yaml declares about identities, found by any of the ids that one identity has. */
import type { DeclaredIdentity } from '#configuration';
import type { Declared, Owner } from '#governance';

/** Declarations by identity. */
export interface DeclaredIdentities {
  /** What is declared under one of these ids; the first that is declared counts. */
  of(...ids: readonly (string | undefined)[]): Declared;
  /** Declared ids that nobody was asked for: they are not in the tenant. */
  notHere(): readonly string[];
}

/** Reads declarations; `lookUp` finds an owner by id, undefined where the tenant has nobody of that id. */
export function declaredIdentities(
  declared: Readonly<Record<string, DeclaredIdentity>>,
  lookUp: (id: string) => Owner | undefined,
): DeclaredIdentities {
  const here = new Set<string>();
  return {
    of(...ids) {
      const found = ids.filter((id) => id !== undefined && Object.hasOwn(declared, id)) as string[];
      for (const id of found) here.add(id);
      const one = declared[found[0] ?? ''];
      return one === undefined ? {} : declaredOf(one, lookUp);
    },
    notHere: () => Object.keys(declared).filter((id) => !here.has(id)),
  };
}

function declaredOf({ purpose, owner, until, kind }: DeclaredIdentity, lookUp: (id: string) => Owner | undefined) {
  const account = owner === undefined ? undefined : lookUp(owner.toLowerCase());
  return {
    ...{ purpose, until, kind },
    owner: owner === undefined ? undefined : { says: account?.name ?? owner, state: account?.state },
  } satisfies Declared;
}
