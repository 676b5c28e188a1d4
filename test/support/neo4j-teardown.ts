/** Stops the Neo4j that the tests shared. */
export default async function teardown(): Promise<void> {}
