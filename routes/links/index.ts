/** The door to the links of a snapshot in memory: callers stream rows in, and ask. */
export * from './approvals.ts';
export { type FeedingRegion, feedingRegion, type PathsAsked, pathsOfLength } from './feeding-region.ts';
export { type LinkedNode, type LinkTable, LinkTableBuilder } from './link-table.ts';
export { longestUpstream } from './longest-upstream.ts';
export { lowestBarriers, unreached, upstreamGates } from './lowest-barriers.ts';
