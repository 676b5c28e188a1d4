/** package-lock.json holds the binaries of every platform, so that `npm ci` works on each. */
import { expect, test } from '@jest/globals';
import { completeLock, readLock } from './complete-lock.ts';

test('the lock is complete: npm run lock', () => {
  const lock = readLock();
  expect(Object.keys(completeLock(lock).packages).filter((place) => lock.packages[place] === undefined)).toEqual([]);
});

test('a missing binary is added with its platform', () => {
  const packages = { '': { optionalDependencies: { '@x/y-darwin-arm64': '^1.2.3' } } };
  expect(completeLock({ packages }).packages['node_modules/@x/y-darwin-arm64']).toEqual({
    version: '1.2.3',
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  });
});
