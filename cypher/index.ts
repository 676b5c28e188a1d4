/** The door to the graph: its sentences as typed statements, and the database that runs them. */
export * from './engine/graph-error.ts';
export * from './engine/lasting-graph.ts';
export * from './engine/open-graph.ts';
export type { Changes, Graph, RunOptions } from './engine/session.ts';
export * from './queries.ts';
export type * from './rows.ts';
