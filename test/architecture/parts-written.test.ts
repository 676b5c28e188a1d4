/** Each part of what a load knows is written where the table says, and nowhere else. */
import { expect, test } from '@jest/globals';
import type { Parts } from '../../ingest/memory/index.ts';
import { read, sourceFiles } from './sources.ts';

/** Where each part may be written: folders and files of ingest. Whoever takes `Writes<part>` writes it, or gives it to one that does. */
const writers: Readonly<Record<Exclude<keyof Parts, 'tenant'>, readonly string[]>> = {
  directory: ['collections', 'rules/directory', 'rules/placeholders'],
  groups: ['collections', 'rules/groups', 'rules/directory', 'rules/placeholders', 'rules/finish.ts'],
  applications: ['collections', 'rules/applications', 'rules/placeholders'],
  azure: ['collections', 'rules/azure', 'rules/finish.ts'],
  identities: ['collections'],
  eligibility: ['collections', 'rules/directory', 'rules/groups', 'rules/finish.ts'],
  privileges: ['collections'],
  powers: ['collections', 'rules', 'snapshot'],
  gaps: ['rules/placeholders', 'rules/azure', 'rules/not-followed.ts', 'rules/finish.ts', 'snapshot'],
  drawn: ['rules/placeholders', 'sign-in', 'snapshot'],
  judged: ['sign-in', 'rules/groups', 'rules/finish.ts', 'snapshot'],
};

const written = sourceFiles(/^ingest\/(?!memory\/).*\.ts$/).flatMap((file) => {
  const code = read(file);
  return [...code.matchAll(/\bWrites<([^>]+)>/g)].flatMap(([, parts = '']) =>
    [...parts.matchAll(/'(\w+)'/g)].map(([, part = '']) => ({ part, file: file.replace('ingest/', '') })),
  );
});

test('no part is written outside its rooms', () => {
  const outside = written.filter(({ part, file }) => {
    const rooms = writers[part as keyof typeof writers] ?? [];
    return !rooms.some((room) => file === room || file.startsWith(`${room}/`));
  });
  expect(outside).toEqual([]);
});

test('the table names no room that writes nothing', () => {
  const idle = Object.entries(writers).flatMap(([part, rooms]) =>
    rooms
      .filter(
        (room) => !written.some((one) => one.part === part && (one.file === room || one.file.startsWith(`${room}/`))),
      )
      .map((room) => `${part}: ${room}`),
  );
  expect(idle).toEqual([]);
});
