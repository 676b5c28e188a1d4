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

/** Finds an owner by id, undefined where the tenant has nobody of that id; and a vault. */
export interface LookUp {
  owner(id: string): Owner | undefined;
  vault(id: string): NonNullable<Declared['keptIn']>[number] | undefined;
}

/** Reads declarations. */
export function declaredIdentities(
  declared: Readonly<Record<string, DeclaredIdentity>>,
  lookUp: LookUp,
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

function declaredOf({ purpose, owner, until, kind, keptIn = [] }: DeclaredIdentity, lookUp: LookUp) {
  const account = owner === undefined ? undefined : lookUp.owner(owner.toLowerCase());
  return {
    ...{ purpose, until, kind },
    keptIn: keptIn.flatMap((id) => lookUp.vault(id.toLowerCase()) ?? []),
    owner: owner === undefined ? undefined : { says: account?.name ?? owner, state: account?.state },
  } satisfies Declared;
}
