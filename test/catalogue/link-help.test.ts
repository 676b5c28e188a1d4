/** The help for a link: of its ability where it has one, else of its kind; and assumptions are told in words. */
import { describe, expect, test } from '@jest/globals';
import { abilities, entitlementId, helpOf, type LinkKind, linkKindDetails, linkKinds, populationId } from '#catalogue';
import { evidenceWords } from '../../api/schema/evidence-words.ts';

const tenant = '00000000-0000-4000-a000-0000000000ff';
const pass = populationId('pass-members', tenant);

describe('the help for a link', () => {
  test.each<[string, Parameters<typeof helpOf>[0], string]>([
    [
      'that an ability drew is the ability’s own',
      { kind: 'ISSUES_TAP', rule: 'pass-members', from: entitlementId('x', tenant), to: pass },
      abilities['pass-members'].close,
    ],
    [
      'into the Population of an ability is the ability’s, whatever rule drew it',
      { kind: 'WEAKENS_POLICY', rule: 'two-powers', from: 'x', to: populationId('conditional-access', tenant) },
      abilities['conditional-access'].close,
    ],
    [
      'out of such a Population is the ability’s too',
      { kind: 'INCLUDES', rule: 'tenant-wide', from: pass, to: 'ada' },
      abilities['pass-members'].close,
    ],
    [
      'of another kind into such a Population is that of the kind',
      { kind: 'MEMBER_OF', rule: 'group-member', from: 'ada', to: pass },
      linkKindDetails.MEMBER_OF.close,
    ],
    [
      'of a person is that of the kind',
      { kind: 'RECOVERS', rule: 'A sentence.', from: 'entry:self-service-reset', to: 'ada' },
      linkKindDetails.RECOVERS.close,
    ],
  ])('%s', (_, link, close) => {
    expect(helpOf(link).close).toBe(close);
  });

  test('is there for every kind, with its source', () => {
    for (const kind of Object.keys(linkKinds) as LinkKind[])
      expect(helpOf({ kind, rule: 'none', from: 'a', to: 'b' })).toMatchObject({
        claim: expect.stringMatching(/\.$/),
        source: expect.stringMatching(/^https:/),
      });
  });
});

describe('texts that misled say what is left', () => {
  test.each<[LinkKind, RegExp]>([
    ['RECOVERS', /Two gates alone leave a telephone and a mailbox, which is level 2/],
    ['WEAKENS_POLICY', /Who fills an excluded group: protected actions do not stop that/],
    ['HOLDS', /Application permissions, grants and workloads have no activation/],
    ['ADDS_MEMBER', /role-assignable group shuts ordinary administrators out and keeps its owners/],
  ])('%s', (kind, says) => {
    expect(linkKindDetails[kind].close).toMatch(says);
  });
});

describe('evidence in words', () => {
  test('is a sentence for what is taken for granted, whatever named it', () => {
    for (const key of ['help-desk', 'approver-assumed', 'not-collected', 'pass-members', 'unheard-of'])
      expect(evidenceWords(`assumption:${key}`)).toMatch(/^[A-Z].*\.$/s);
    expect(evidenceWords('assumption:help-desk')).toContain('help desk');
  });

  test('is nothing for a fact, whose id is its name', () => {
    expect(evidenceWords('graph/users:assumption:help-desk')).toBeNull();
    expect(evidenceWords(tenant)).toBeNull();
  });
});
