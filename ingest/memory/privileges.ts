/** What a load keeps of who may hold what, where declarations about the help desk ask for it. */
import type { AssuranceConfiguration } from '#assurance';

type Lists = ReadonlyMap<string, readonly string[]>;

/** What principals hold or may activate. All ids are lower case; nothing is kept where no declaration asks. */
export interface Privileges {
  /** True where whom the help desk serves depends on roles. */
  readonly areAsked: boolean;
  /** Definition ids of directory roles, by principal. */
  readonly roles: Lists;
  /** Scopes of Azure roles, by principal. */
  readonly azureScopes: Lists;
  /** Groups whose member or owner a principal may become. */
  readonly eligibleGroups: Lists;
}

/** As the collections of roles and activation write it. */
export class PrivilegesMemory implements Privileges {
  readonly areAsked: boolean;
  readonly roles = new Map<string, string[]>();
  readonly azureScopes = new Map<string, string[]>();
  readonly eligibleGroups = new Map<string, string[]>();

  constructor({ helpDesk }: AssuranceConfiguration) {
    const selections = [helpDesk?.serves, helpDesk?.exempt];
    const named = selections.flatMap((one) => [...(one?.roles ?? []), ...(one?.azureScopes ?? [])]);
    this.areAsked = named.length > 0 || helpDesk?.administrators === false;
  }

  /** Keeps what a principal holds or may activate. */
  note(what: 'roles' | 'azureScopes' | 'eligibleGroups', principal: string, held: string): void {
    if (!this.areAsked) return;
    const known = this[what].get(principal);
    if (known === undefined) this[what].set(principal, [held]);
    else known.push(held);
  }
}
