/** The demo tenant's README tells stories that the facts bear out by id, in the catalogue's words. */
import { describe, expect, test } from '@jest/globals';
import { entries } from '../../../cypher/catalogue/entries.ts';
import { linkKinds } from '../../../cypher/catalogue/link-kinds.ts';
import { textOf, textsIn } from './demo-folder.ts';
import { allRows, armIds, dangling, inventedIds } from './known-ids.ts';

const readme = textOf('README.md');
const chapters = readme.split(/^### /m).slice(1);
const stories = chapters.filter((chapter) => /^\d/.test(chapter));
const decoys = chapters.filter((chapter) => /^D\d/.test(chapter));
const titleOf = (chapter: string): string => chapter.split('\n')[0] ?? '';

/** The values between back ticks after a label of a chapter's list. */
function ids(chapter: string, label: string): string[] {
  const line = chapter.match(new RegExp(`^- ${label}: (.*)$`, 'm'))?.[1] ?? '';
  return [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

const used = new Set(allRows().flatMap(textsIn).flatMap(inventedIds));
const scopes = armIds();

/** Whether an id of the README is in the facts, or is an entry of the catalogue; a user may be told at an audience, or by the mailbox. */
function exists(told: string): boolean {
  const id = told.replace(/@[a-z-]+$/, '').replace(/^mailbox:/, '');
  if (id.startsWith('entry:')) return id.slice('entry:'.length) in entries;
  return id.startsWith('/') ? scopes.has(id.toLowerCase()) : used.has(id);
}

describe('the stories', () => {
  test('are about as many as the tenant has lessons, and so are the decoys', () => {
    expect(stories.length).toBeGreaterThanOrEqual(12);
    expect(decoys.length).toBeGreaterThanOrEqual(6);
  });
  test.each(stories.map((story) => [titleOf(story), story]))('%s: its ids exist', (_title, story) => {
    const [from, to] = [ids(story, 'From'), ids(story, 'To')];
    expect(from).toHaveLength(1);
    expect(to.length === 1 || story.includes('- To: all mailboxes')).toBe(true);
    const named = [...from, ...ids(story, 'Credential'), ...ids(story, 'Through'), ...to];
    expect(named.filter((id) => !exists(id))).toEqual([]);
  });
  test.each(stories.map((story) => [titleOf(story), story]))(
    '%s: its links are in the catalogue and in the drawing',
    (_title, story) => {
      const links = (story.match(/^- Links: (.*)$/m)?.[1] ?? '').split(' → ');
      expect(links.filter((kind) => !(kind in linkKinds))).toEqual([]);
      const drawn = [...story.matchAll(/>\|([A-Z_]+)/g)].map((match) => match[1]);
      expect(drawn).toEqual(links);
      expect(story).toMatch(/^- Weakest link: [A-Z_]+ into .+\(\d\)$/m);
      expect(story).toMatch(/^- Barrier: .+\(\d\)$/m);
    },
  );
  test.each(decoys.map((decoy) => [titleOf(decoy), decoy]))('%s: its ids exist', (_title, decoy) => {
    const named = [...ids(decoy, 'From'), ...ids(decoy, 'Through'), ...ids(decoy, 'To')];
    expect(named.length).toBeGreaterThanOrEqual(2);
    expect(named.filter((id) => !exists(id))).toEqual([]);
  });
});

describe('the rest of the README', () => {
  test('names a place for every kind of link in the catalogue', () => {
    const table = [...readme.matchAll(/^\| ([A-Z_]+) \| .+ \| `([^`]+)` \|$/gm)];
    expect(table.map((row) => row[1]).toSorted()).toEqual(Object.keys(linkKinds).toSorted());
    expect(table.filter((row) => !exists(row[2] ?? ''))).toEqual([]);
  });
  test('explains every dangling id', () => {
    const explained = readme.slice(readme.indexOf('## What is missing'));
    expect(dangling.filter((id) => !explained.includes(id))).toEqual([]);
  });
});
