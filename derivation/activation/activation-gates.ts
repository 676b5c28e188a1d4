/** What activations ask, each set of rules once, and what they come to for one person. */
import {
  type ActivationGate,
  activationDemand,
  activationGate,
  type CompiledTenant,
  type ManagementPolicyRule,
  type UserFacts,
} from '#assurance';
import type { Basis, Level } from '#catalogue';
import type { Approval, Eligibility } from './eligibility.ts';

/** One kind of activation: all eligible assignments whose rules ask for the same at the same place. */
export interface Activation {
  readonly rules: readonly ManagementPolicyRule[] | undefined;
  /** Undefined where no approval is asked. */
  readonly approval: Approval['approvers'][number] | undefined;
  /** True where nothing is asked of anybody, or nobody knows what is. */
  readonly isFree: boolean;
}

/** What several activations, one after the other, leave to defeat; `level` undefined: closed. */
export interface Gate extends Pick<ActivationGate, 'basis' | 'authenticators' | 'evidence'> {
  readonly level: Level | undefined;
  /** The level where every open question is answered well; undefined: nobody is known to activate then. */
  readonly levelKnown: Level | undefined;
  /** Keys of assumptions. */
  readonly assumptions: readonly string[];
}

/** The activations of a tenant, numbered. */
export class ActivationGates {
  readonly #all: Activation[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #rules: ReadonlyMap<string, readonly ManagementPolicyRule[]>;
  readonly #policies: CompiledTenant;

  /** `rules` are those of each activation, by `Eligibility.activation`; `policies` the tenant as sign-in is judged by it. */
  constructor(rules: ReadonlyMap<string, readonly ManagementPolicyRule[]>, policies: CompiledTenant) {
    this.#rules = rules;
    this.#policies = policies;
  }

  /** The gates of activations that were numbered before. */
  static of(all: readonly Activation[], policies: CompiledTenant): ActivationGates {
    const gates = new ActivationGates(new Map(), policies);
    gates.#all.push(...all);
    return gates;
  }

  /** All activations, by their number. */
  get all(): readonly Activation[] {
    return this.#all;
  }

  /** The number of an eligible assignment's activation. */
  numberOf({ activation, audience }: Eligibility): number {
    const rules = this.#rules.get(activation);
    const demand = rules && activationDemand(rules);
    const said = JSON.stringify([demand ?? null, demand?.approvers === undefined ? '' : audience]);
    const known = this.#numbers.get(said);
    if (known !== undefined) return known;
    const approval = demand?.approvers && { ids: demand.approvers, audience };
    const isFree = demand === undefined || (!demand.mfa && demand.context === undefined && approval === undefined);
    this.#all.push({ rules, approval, isFree });
    this.#numbers.set(said, this.#all.length - 1);
    return this.#all.length - 1;
  }

  /** Those of them that ask for something, in order. */
  asking(numbers: readonly number[]): readonly number[] {
    return [...new Set(numbers)].filter((number) => this.#all[number]?.isFree === false).sort((a, b) => a - b);
  }

  /** The approvals on the way. */
  approvalsOf(numbers: readonly number[]): Approval['approvers'] {
    return numbers.flatMap((number) => this.#all[number]?.approval ?? []);
  }

  /** What they leave to defeat for this person. */
  gateFor(facts: UserFacts, numbers: readonly number[]): Gate {
    const gates = numbers.map((number) => activationGate(this.#policies, facts, this.#all[number]?.rules));
    const level = highestOf(gates.map(({ gate }) => gate));
    const highest = gates.find(({ gate }) => gate === level);
    return {
      level,
      levelKnown: highestOf(gates.map(({ gateKnown }) => gateKnown)),
      basis: gates.some(({ basis }) => basis === 'ASSUMED') ? 'ASSUMED' : (highest?.basis ?? 'OBSERVED'),
      authenticators: highest?.authenticators ?? [],
      evidence: [...new Set(gates.flatMap(({ evidence }) => evidence))],
      assumptions: [...new Set(gates.flatMap(({ assumptions }) => assumptions))],
    };
  }

  /** What they leave to defeat for what is no person: a workload shows no authenticator, so it activates only what asks for none. */
  gateForWorkload(numbers: readonly number[]): Gate {
    const basis: Basis = numbers.some((number) => this.#all[number]?.rules === undefined) ? 'ASSUMED' : 'CONFIGURED';
    const isFree = this.asking(numbers).length === 0;
    const level = isFree ? 0 : undefined;
    const isSure = basis !== 'ASSUMED';
    const assumptions = isSure ? [] : ['activation-rules-not-collected'];
    return { level, levelKnown: isSure ? level : undefined, basis, authenticators: [], evidence: [], assumptions };
  }
}

/** The highest of the levels; undefined where one of them is closed. */
function highestOf(levels: readonly (Level | undefined)[]): Level | undefined {
  const open = levels.flatMap((level) => level ?? []);
  return open.length === levels.length ? (Math.max(0, ...open) as Level) : undefined;
}
