/** Every way in, as a contents page. */
import type { WayIn } from '../way-in.ts';
import { bound } from './binding.ts';
import { enrolsDevice } from './device-enrolment.ts';
import { enrolsMethod } from './enrolment.ts';
import { forgesOnPremises, forgesToken } from './forgery.ts';
import type { Gateway } from './front-door.ts';
import { helpDeskResets } from './help-desk.ts';
import { joinsGroup } from './joining.ts';
import { reachOf } from './reach.ts';
import { recovers } from './recovery.ts';
import { replaysSession } from './session.ts';
import { proxiesSignIn, relaysSignIn, signsIn, signsInLegacy } from './signs-in.ts';

/** The ways in to one audience. */
export function waysAt(gateway: Gateway): readonly WayIn[] {
  const reach = reachOf(gateway);
  return bound(gateway, [
    ...signsIn(gateway, reach.opened),
    ...signsInLegacy(gateway),
    ...relaysSignIn(gateway),
    ...proxiesSignIn(gateway, reach.opened),
    ...enrolsMethod(gateway, reach.front),
    ...enrolsDevice(gateway, reach.withMethod),
    ...joinsGroup(gateway, reach.withDevice),
    ...recovers(gateway, reach),
    ...helpDeskResets(gateway, reach),
    ...replaysSession(gateway),
    ...forgesToken(gateway, reach),
    ...forgesOnPremises(gateway, reach),
  ]);
}
