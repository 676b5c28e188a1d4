/** The lanes of the service: what it takes in a time, and 429 beyond that. */
import { type Reply, refusals } from './reply.ts';

interface Limit {
  readonly name: string;
  readonly on: RegExp;
  readonly operations: number;
  readonly milliseconds: number;
  /** Seconds of Retry-After; without it where the service names none. */
  readonly after?: string;
}

/** https://learn.microsoft.com/graph/throttling-limits */
const limits: readonly Limit[] = [
  {
    name: 'reports and audit',
    on: /^GET \/(v1\.0|beta)\/(reports|auditLogs)\/|^GET \/v1\.0\/users\?.*signInActivity/,
    operations: 5,
    milliseconds: 10_000,
    after: '3',
  },
  {
    name: 'Conditional Access and Identity Protection',
    on: /^GET \/(v1\.0|beta)\/(identity\/conditionalAccess|identityProtection)\//,
    operations: 1,
    milliseconds: 1_000,
  },
  {
    name: 'privileged identity management',
    on: /^GET \/(v1\.0|beta)\/(roleManagement\/directory\/role\w+ScheduleInstances|identityGovernance\/privilegedAccess|policies\/roleManagementPolicyAssignments)/,
    operations: 5,
    milliseconds: 1_000,
    after: '1',
  },
  {
    name: 'keyCredentials',
    on: /^GET \/v1\.0\/applications\?.*keyCredentials/,
    operations: 150,
    milliseconds: 60_000,
    after: '5',
  },
  {
    name: 'Resource Graph',
    on: /^POST \/providers\/Microsoft.ResourceGraph\//i,
    operations: 15,
    milliseconds: 5_000,
    after: '5',
  },
  {
    name: 'Azure reads of a subscription',
    on: /^GET \/(subscriptions|providers)\//i,
    operations: 250,
    milliseconds: 10_000,
    after: '1',
  },
];

/** Counts what came, and refuses what is too much. */
export class Throttle {
  readonly #seen = new Map<string, number[]>();
  /** Requests that were refused, by the name of their lane. */
  readonly refused: string[] = [];
  isOn = true;

  /** A refusal, where the request is one too many. */
  take(request: string): Reply | undefined {
    if (!this.isOn) return undefined;
    const limit = limits.find(({ on }) => on.test(request));
    if (limit === undefined) return undefined;
    const now = Date.now();
    const recent = (this.#seen.get(limit.name) ?? []).filter((at) => at > now - limit.milliseconds);
    this.#seen.set(limit.name, [...recent, now]);
    if (recent.length < limit.operations) return undefined;
    this.refused.push(limit.name);
    return refusals.busy(limit.after);
  }
}
