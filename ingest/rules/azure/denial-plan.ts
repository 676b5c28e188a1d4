/**
 * Whom deny assignments concern by name, and what is redrawn for them: a holder is led to a reduced copy of the role, and
 * where others share the group through which it is held, to a copy of the group.
 */
import { createHash } from 'node:crypto';
import { audienceNames } from '#assurance';
import { type AbilityName, atAudience, deniedCopyId, parseAtAudience, parseEntitlementId } from '#catalogue';
import type { Denial } from '../../memory/azure-role.ts';
import type { Reads } from '../../memory/index.ts';
import { azureRoleOf } from './azure-role-of.ts';
import { deniedOfRole } from './denial.ts';
import { scopesAbove } from './populated-scopes.ts';

/** Something that a principal holds or is in, as the graph has it. */
export interface Held {
  readonly to: string;
  readonly kind: string;
  readonly name: string;
  readonly abilities: readonly AbilityName[];
  readonly scope: string | null;
  /** Of a role: its parts by audience, which then have its links. */
  readonly parts: readonly string[];
}

/** What a role at a scope loses: abilities as a whole, and abilities at scopes below it. */
export interface Cuts {
  readonly whole: ReadonlySet<AbilityName>;
  readonly below: ReadonlyMap<AbilityName, readonly Denial[]>;
  /** Whether it may not grant roles at all, be it under a condition. */
  readonly grants: boolean;
}

/** Denials by the principals that they concern, and what these hold. Ids throughout, not keys. */
export interface DeniedHolders {
  readonly denialsOf: ReadonlyMap<string, readonly Denial[]>;
  readonly held: ReadonlyMap<string, readonly Held[]>;
}

/** A copy of a group or role to be made. */
export interface StandIn {
  readonly id: string;
  readonly of: string;
  readonly name: string;
  readonly kind: 'DeniedMembers' | 'Entitlement';
  readonly abilities: readonly AbilityName[];
  /** What is not copied: ids of ends, and rules. */
  readonly without: readonly string[];
  readonly withoutRules: readonly string[];
  readonly scope: string | null;
  readonly cuts: Cuts | undefined;
}

/** What is to be redrawn. */
export interface DenialPlan {
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** Links to be drawn as between two others: from, to, new from, new to. */
  readonly between: readonly (readonly [string, string, string, string])[];
  readonly dropped: readonly (readonly [string, string])[];
  /** Copies of groups, each with somebody who is led to it. */
  readonly members: ReadonlyMap<string, string>;
}

/** The plan. Only what leads to a role that loses something is redrawn. */
export function planDenials(memory: Reads<'azure' | 'tenant'>, holders: DeniedHolders): DenialPlan {
  return new Planner(memory, holders).plan();
}

class Planner {
  readonly #memory: Reads<'azure' | 'tenant'>;
  readonly #holders: DeniedHolders;
  readonly #standIns = new Map<string, StandIn>();
  readonly #between: [string, string, string, string][] = [];
  readonly #dropped: [string, string][] = [];
  readonly #members = new Map<string, string>();
  #member = '';

  constructor(memory: Reads<'azure' | 'tenant'>, holders: DeniedHolders) {
    this.#memory = memory;
    this.#holders = holders;
  }

  plan(): DenialPlan {
    for (const [id, denials] of this.#holders.denialsOf) {
      this.#member = id;
      for (const one of this.#holders.held.get(id) ?? []) {
        const to = this.#instead(one, denials);
        if (to === undefined) continue;
        this.#between.push([id, one.to, id, to]);
        this.#dropped.push([id, one.to]);
      }
    }
    return { standIns: this.#standIns, between: this.#between, dropped: this.#dropped, members: this.#members };
  }

  /** Where a holder whom these denials concern is led instead; undefined where nothing differs. */
  #instead(one: Held, denials: readonly Denial[]): string | undefined {
    if (one.kind === 'HOLDS') return this.#role(one, denials);
    const own = this.#holders.denialsOf.get(one.to) ?? [];
    return this.#differs(one.to, denials, own, new Set()) ? this.#group(one, denials) : undefined;
  }

  #role(one: Held, denials: readonly Denial[]): string | undefined {
    const cuts = cutsOf(this.#memory, one, denials);
    if (cuts === undefined) return undefined;
    const id = deniedCopyId(one.to, digest(denials));
    if (this.#standIns.has(id)) return id;
    for (const part of one.parts) {
      const instead = this.#role({ ...one, to: part, parts: [] }, denials);
      if (instead !== undefined) this.#between.push([one.to, part, id, instead]);
    }
    this.#standIns.set(id, {
      id,
      of: one.to,
      name: `${one.name}, as far as it is not denied`,
      kind: 'Entitlement',
      abilities: one.abilities.filter((name) => !cuts.whole.has(name)),
      without: one.parts,
      withoutRules: [...cuts.whole, ...cuts.below.keys(), ...(cuts.grants ? ['constrained-delegation'] : [])],
      scope: one.scope,
      cuts,
    });
    return id;
  }

  #group({ to, name }: Held, denials: readonly Denial[]): string {
    const id = deniedCopyId(to, digest(denials));
    if (this.#standIns.has(id)) return id;
    this.#members.set(id, this.#member);
    const held = this.#holders.held.get(to) ?? [];
    const standIn = { id, of: to, name, kind: 'DeniedMembers' as const, abilities: [], withoutRules: [] };
    this.#standIns.set(id, { ...standIn, without: [], scope: null, cuts: undefined });
    const without: string[] = [];
    for (const one of held) {
      const instead = this.#instead(one, denials);
      if (instead === undefined) continue;
      without.push(one.to);
      this.#between.push([to, one.to, id, instead]);
    }
    this.#standIns.set(id, { ...standIn, without, scope: null, cuts: undefined });
    return id;
  }

  #partsOf(group: string): string[] {
    const part = parseAtAudience(group);
    return part === undefined ? [] : audienceNames.map((name) => atAudience(part.of, name));
  }

  /** Whether what a group leads to differs between those whom some denials concern and those whom others do. */
  #differs(group: string, some: readonly Denial[], others: readonly Denial[], seen: Set<string>): boolean {
    if (seen.has(group) || digest(some) === digest(others)) return false;
    seen.add(group);
    // What two powers are together leaves one part by audience, and may rest on what another part holds.
    if (this.#partsOf(group).some((part) => this.#differs(part, some, others, seen))) return true;
    return (this.#holders.held.get(group) ?? []).some((one) => {
      if (one.kind !== 'HOLDS') return this.#differs(one.to, some, others, seen);
      return [some, others].some((list) => cutsOf(this.#memory, one, list) !== undefined);
    });
  }
}

/** What a role that is held loses by denials; undefined where nothing. */
export function cutsOf(
  memory: Reads<'tenant' | 'azure'>,
  { to, abilities, scope }: Held,
  denials: readonly Denial[],
): Cuts | undefined {
  if (scope === null || denials.length === 0) return undefined;
  const role = azureRoleOf(parseEntitlementId(to)?.power ?? '', memory);
  const isLimited =
    role.mayGrant !== undefined || (role.abilities.includes('azure-access') && !abilities.includes('azure-access'));
  const whole = new Set<AbilityName>();
  const below = new Map<AbilityName, Denial[]>();
  let grants = false;
  for (const denial of denials) {
    const isHere = denial.scope === scope;
    const isAbove = isHere || scopesAbove(memory, scope).includes(denial.scope);
    if (!isAbove && !scopesAbove(memory, denial.scope).includes(scope)) continue;
    if (isAbove && !isHere && denial.onlyItself) continue;
    const taken = deniedOfRole(abilities, role.permissions, denial.permissions);
    if (isAbove && !denial.onlyItself) {
      for (const name of taken) whole.add(name);
      grants ||= isLimited && deniedOfRole(['azure-access'], undefined, denial.permissions).length > 0;
    } else for (const name of taken) below.set(name, [...(below.get(name) ?? []), denial]);
  }
  for (const name of whole) below.delete(name);
  return whole.size + below.size > 0 || grants ? { whole, below, grants } : undefined;
}

function digest(denials: readonly Denial[]): string {
  const text = denials.map((one) => one.id).join(' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
