/** Two projects: `unit` needs nothing but the sources, `neo4j` needs a Neo4j, which its set-up starts. */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/web/dist'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
};

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.neo4j\\.test\\.ts$'],
    },
    {
      ...common,
      displayName: 'neo4j',
      testMatch: ['<rootDir>/test/**/*.neo4j.test.ts'],
      setupFiles: ['<rootDir>/test/support/database-of-worker.ts'],
      globalSetup: '<rootDir>/test/support/neo4j-setup.ts',
      globalTeardown: '<rootDir>/test/support/neo4j-teardown.ts',
    },
  ],
};
