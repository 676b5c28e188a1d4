/** The door to derivation: what judged people and workloads become, as nodes and links. */
export { gateAfter, type LeftOver, type Remainder } from './gate-after.ts';
export { type FactRecord, type LinkRecord, longestId, type NodeRecord } from './records.ts';
