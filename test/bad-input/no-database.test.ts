/** Databases that cannot be used: each is refused by a code and in words. */
import { describe, expect, test } from '@jest/globals';
import { GraphError, openGraph } from '#cypher';
import { refuseOldServer } from '../../cypher/engine/oldest-server.ts';

async function refusal(environment: Record<string, string>): Promise<GraphError> {
  const opening = openGraph({ dataFolder: 'unused', progress: () => {}, environment });
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(GraphError);
  return error as GraphError;
}

describe('an address', () => {
  test('where nothing listens', async () => {
    const { code, message } = await refusal({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' });
    expect(code).toBe('DATABASE_UNAVAILABLE');
    expect(message).toMatch(/at bolt:\/\/127\.0\.0\.1:1 does not answer .*Start it, or mend NEO4J_URI/);
  });

  test('that is none of Neo4j', async () => {
    const { code, message } = await refusal({ NEO4J_URI: 'https://example.org', NEO4J_PASSWORD: 'none' });
    expect([code, message]).toEqual([
      'DATABASE_UNAVAILABLE',
      expect.stringMatching(/"https:\/\/example\.org".*bolt:\/\//),
    ]);
  });

  test('without a password', async () => {
    const { code, message } = await refusal({ NEO4J_URI: 'bolt://127.0.0.1:1' });
    expect([code, message]).toEqual(['DATABASE_CREDENTIALS', expect.stringMatching(/NEO4J_PASSWORD is not.*neo4j/)]);
  });
});

describe('a server', () => {
  test.each(['4.4.40', '5.25.1', '5.9.0', '3.5', 'dev'])('of version %s is refused', (version) => {
    expect(() => refuseOldServer(version, 'bolt://db')).toThrow(
      expect.objectContaining({
        code: 'DATABASE_VERSION',
        message: expect.stringMatching(
          new RegExp(`bolt://db is Neo4j ${version}; Postern needs 5.26 or newer. Upgrade it`),
        ),
      }),
    );
  });

  test.each(['5.26.0', '5.26.30', '5.27.0-SNAPSHOT', '2025.01.0', '2026.08.1'])('of version %s is taken', (version) => {
    expect(() => refuseOldServer(version, 'bolt://db')).not.toThrow();
  });
});
