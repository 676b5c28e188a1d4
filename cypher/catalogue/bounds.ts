/** Bounds that stand in statements as literals, since Cypher takes no parameter for them. */

/** The longest route that is listed, in links. */
export const longestListed = 14;
