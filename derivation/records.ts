/** What collections turn rows into: nodes, links and facts, ready to be written. */
import type { AbilityName, Basis, FactKind, Level, LinkKind, LinkRule, NodeKind } from '#catalogue';

/**
 * Characters; a longer id is no id of Entra or Azure (an ARM id ends well below), and the index of keys, whose entries end
 * at about 8 kB, could not hold the keys made of it. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const longestId = 1_500;

/** A node to be written. */
export interface NodeRecord {
  readonly kind: NodeKind;
  /** Lower case. */
  readonly id: string;
  /** The source's own spelling, where it differs. */
  readonly sourceId?: string;
  readonly name: string;
  /** Other names that it is looked for by: a user principal name, a mail address, an appId. In any case. */
  readonly aliases?: readonly string[];
  /** For the reader: what else the source says, under the source's own names. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Abilities that an Entitlement gives. */
  readonly abilities?: readonly AbilityName[];
  /** Those of them that it is not sure to give. */
  readonly abilitiesAssumed?: readonly AbilityName[];
  /** Abilities that reach this node wherever their scope contains it, each with what is left to defeat. */
  readonly reachedBy?: Readonly<Partial<Record<AbilityName, Level>>>;
  /** Those of them that rest on what was not collected. */
  readonly reachedAssumed?: readonly AbilityName[];
}

/** A link to be written: always the way the attacker moves. */
export interface LinkRecord {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly gate: Level;
  /**
   * The gate where every open question is answered well; null where there is no link then. Absent: the gate itself, or
   * null where the link is ASSUMED.
   */
  readonly gateKnown?: Level | null;
  readonly rule: LinkRule;
  readonly basis: Basis;
  /** Ids of the facts that it rests on, `<collection>:<id>`. */
  readonly evidence: readonly string[];
  /** Of a link that authenticates somebody: its gate. */
  readonly authenticators?: readonly string[];
  readonly authenticates?: boolean;
  readonly says?: string;
  /** Another link leads there and asks for no more: lists of routes leave this one out. */
  readonly repeats?: true;
}

/** The known gate of a link, told or not. */
export function gateKnownOf({
  gate,
  gateKnown,
  basis,
}: Pick<LinkRecord, 'gate' | 'gateKnown' | 'basis'>): Level | null {
  if (gateKnown !== undefined) return gateKnown;
  return basis === 'ASSUMED' ? null : gate;
}

/** A relationship without a gate. */
export interface FactRecord {
  readonly kind: FactKind;
  readonly from: string;
  readonly to: string;
}
