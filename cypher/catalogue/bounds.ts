/**
 * Bounds that stand in statements as literals, since Cypher takes no parameter for them: a statement names one as
 * `%longestListed%`, and the generator puts the number in its place.
 */

/** The longest route that is listed, in links. */
export const longestListed = 14;

/** The longest route that is looked for where none is short enough to be listed, in links. */
export const longestSought = 60;

/** How deep groups in groups are followed, from a member to what the outermost group holds. */
export const deepestNesting = 10;

/**
 * How deep scopes in scopes are followed: the root, six levels of management groups, subscription, resource group, resource and its parts.
 * https://learn.microsoft.com/azure/governance/management-groups/overview#hierarchy-of-management-groups-and-subscriptions
 */
export const deepestScope = 12;
