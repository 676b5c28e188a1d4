/** Declarations of postern.yaml: past its end a value counts as not declared; faults are told with their line. */
import { describe, expect, test } from '@jest/globals';
import { inForce, parseConfiguration, standingDeclarations } from '#configuration';

const now = new Date('2026-12-01T10:00:00Z');
const yaml = (declarations: string) => `helpDesk: { verification: manager-in-portal, administrators: false }
identityProviders:
  fed.example: { mfa: MFA, firstFactor: SINGLE_FACTOR }
legacyProtocols: false
breakGlass: [a]
declarations:
${declarations}
`;
const parsed = (declarations: string) => parseConfiguration(yaml(declarations), 'postern.yaml', now);

describe('a value past its end', () => {
  test('counts as not declared, and all others still count; on its last day it counts', () => {
    const given = parsed(`  - { key: helpDesk.verification, until: 2026-11-30 }
  - { key: identityProviders.fed.example.mfa, until: 2026-11-30 }
  - { key: legacyProtocols, until: 2026-12-01 }`);
    expect(inForce(given, now)).toMatchObject({
      helpDesk: { administrators: false },
      identityProviders: { 'fed.example': { firstFactor: 1 } },
      legacyProtocols: false,
    });
    expect(inForce(given, now).helpDesk).not.toHaveProperty('verification');
    expect(inForce(given, now).identityProviders?.['fed.example']).not.toHaveProperty('mfa');
    expect(inForce(given, new Date('2026-11-30T23:00:00Z'))).toEqual(given);
  });

  test('takes all below its key along', () => {
    expect(inForce(parsed('  - { key: helpDesk, until: 2026-01-31 }'), now)).not.toHaveProperty('helpDesk');
  });
});

test('every value is told, with who declared it and until when, or without an end', () => {
  const given = parsed('  - { key: helpDesk.verification, by: Ada, evidence: SD-17, until: 2026-11-30 }');
  const told = standingDeclarations(given, now);
  expect(told[0]).toEqual({
    ...{ key: 'helpDesk.verification', by: 'Ada', evidence: 'SD-17', until: '2026-11-30' },
    isPast: true,
  });
  expect(told.slice(1).map(({ key, until, isPast }) => [key, until, isPast])).toEqual([
    ['helpDesk.administrators', null, false],
    ['identityProviders.fed.example.firstFactor', null, false],
    ['identityProviders.fed.example.mfa', null, false],
    ['legacyProtocols', null, false],
    ['breakGlass', null, false],
  ]);
});

test.each([
  ['{ key: otherTenant }', 'postern.yaml:7: declarations.0.key: otherTenant has no value in this file'],
  ['{ key: helpDesk.rebinds }', 'postern.yaml:7: declarations.0.key: helpDesk.rebinds has no value in this file'],
  [
    '{ key: breakGlass, until: 2027-12-02 }',
    'postern.yaml:7: declarations.0.until: 2027-12-02 is more than 12 months ahead; 2027-12-01 is the last day there is',
  ],
  ['{ key: breakGlass, until: soon }', 'postern.yaml:7: declarations.0.until: a day, such as 2027-01-31'],
])('%s is refused', (declaration, message) => {
  expect(() => parsed(`  - ${declaration}`)).toThrow(message);
});

test('a key is declared once, and the furthest day is allowed', () => {
  expect(() => parsed('  - { key: breakGlass }\n  - { key: breakGlass }')).toThrow(
    'postern.yaml:8: declarations.1.key: breakGlass is declared twice',
  );
  expect(parsed('  - { key: breakGlass, until: 2027-12-01 }').declarations).toHaveLength(1);
});
