/** The door to the catalogue: the words of the graph, as data that imports nothing and runs anywhere. */
export * from './abilities.ts';
export * from './assumptions.ts';
export * from './assurance.ts';
export * from './azure-built-in-roles.ts';
export * from './azure-scopes.ts';
export * from './bounds.ts';
export * from './directory-role-names.ts';
export * from './entries.ts';
export * from './first-party-powers.ts';
export * from './graph-app-roles.ts';
export * from './ids.ts';
export * from './link-kind-details.ts';
export * from './link-kinds.ts';
export * from './link-rules.ts';
export * from './node-kinds.ts';
export * from './opening-collections.ts';
export * from './permissions-not-followed.ts';
