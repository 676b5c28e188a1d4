/** What is enforced, beside what is registered. */
import { expect, test } from '@jest/globals';
import { enforcementOf, type FrontDoor, type SigningIn } from '#governance';

const door = (level: FrontDoor['level'], ...authenticators: string[]): FrontDoor => ({ level, authenticators });
const somebody = (doors: Readonly<Record<string, FrontDoor>>, more: Partial<SigningIn> = {}): SigningIn => ({
  ...{ isAdministrator: false, registered: true, capable: true, recovers: undefined },
  doors: new Map(Object.entries(doors)),
  ...more,
});

test('who registered a second factor and is not asked for it is not held to it', () => {
  const people = [somebody({ any: door(1, 'password') }), somebody({ any: door(3, 'password', 'push') })];
  expect(enforcementOf(people)).toMatchObject([
    { who: 'EVERYBODY', audience: 'any', people: 2, registered: 2, enforced: 1, byLevel: [0, 1, 0, 1, 0, 0] },
    { who: 'ADMINISTRATORS', people: 0, weakest: null },
  ]);
});

test('whoever is blocked cannot get in with less than two factors, and has no level', () => {
  expect(enforcementOf([somebody({})])[0]).toMatchObject({ people: 1, enforced: 1, byLevel: [0, 0, 0, 0, 0, 0] });
});

test('audiences stand apart where somebody’s differ; who holds nothing there is not counted there', () => {
  const split = somebody({ azure: door(3, 'push'), graph: door(1, 'password') }, { isAdministrator: true });
  const rows = enforcementOf([split, somebody({ graph: door(4, 'passkey') }), somebody({ any: door(2, 'sms') })]);
  expect(rows.map(({ who, audience, people, enforced }) => `${who} ${audience} ${enforced}/${people}`)).toEqual([
    'EVERYBODY azure 2/2',
    'ADMINISTRATORS azure 1/1',
    'EVERYBODY graph 2/3',
    'ADMINISTRATORS graph 0/1',
  ]);
  expect(rows[2]?.weakest).toEqual({ level: 1, authenticators: ['password'], people: 1 });
});

test('recovery below sign-in is counted; what was not collected is not known', () => {
  const weak = somebody({ any: door(3, 'push') }, { recovers: 1, registered: undefined });
  const strong = somebody({ any: door(3, 'push') }, { recovers: 3 });
  expect(enforcementOf([weak, strong])[0]).toMatchObject({ recoverBelow: 1, registered: null, capable: 2 });
});
