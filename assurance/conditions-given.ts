/** The conditions of a question, read and checked; what is not given, the adversary chooses. */
import { adversary, type Choices, legacyClients } from './policies/contexts.ts';
import { isTrusted, type TrustedDevices } from './policies/devices.ts';
import type { Locations } from './policies/locations.ts';
import type { ClientApp, DeviceState, Flow, Platform, SignInConditions } from './sign-in.ts';

const clients: Readonly<Record<string, ClientApp>> = {
  browser: 'browser',
  mobileappsanddesktopclients: 'mobileAppsAndDesktopClients',
  mobile: 'mobileAppsAndDesktopClients',
  desktop: 'mobileAppsAndDesktopClients',
  exchangeactivesync: 'exchangeActiveSync',
  eassupported: 'exchangeActiveSync',
  other: 'other',
  legacy: 'other',
};
const platforms: Readonly<Record<string, Platform>> = {
  android: 'android',
  ios: 'iOS',
  windows: 'windows',
  windowsphone: 'windowsPhone',
  macos: 'macOS',
  linux: 'linux',
  unknown: 'unknown',
};
const devices: Readonly<Record<string, DeviceState>> = {
  none: 'unregistered',
  unmanaged: 'unregistered',
  unregistered: 'unregistered',
  registered: 'registered',
  compliant: 'compliant',
  hybrid: 'hybridJoined',
  hybridjoined: 'hybridJoined',
  domainjoined: 'hybridJoined',
  managed: 'compliantHybridJoined',
  complianthybridjoined: 'compliantHybridJoined',
};
const flowNames: Readonly<Record<string, Flow>> = {
  none: 'none',
  devicecode: 'deviceCodeFlow',
  devicecodeflow: 'deviceCodeFlow',
  authenticationtransfer: 'authenticationTransfer',
  transfer: 'authenticationTransfer',
};

function read<T>(
  words: Readonly<Record<string, T>>,
  given: string | undefined,
  what: string,
  otherwise: readonly T[],
): readonly T[] {
  if (given === undefined) return otherwise;
  const value = words[given.toLowerCase().replace(/[-_ ]/g, '')];
  if (value === undefined)
    throw new RangeError(`no ${what} "${given}"; known: ${[...new Set(Object.values(words))].join(', ')}`);
  return [value];
}

/** The choices that are left. Throws RangeError, naming what is known, for a client, platform, device or flow that is no such thing. */
export function choicesFor(locations: Locations, given: SignInConditions): Choices {
  const free = adversary(locations, given);
  const flows = read(flowNames, given.flow, 'flow', free.flows);
  const device = read(devices, given.device, 'device', free.devices);
  return {
    ...free,
    clients: read(clients, given.client, 'client', free.clients),
    platforms: read(platforms, given.platform, 'platform', free.platforms),
    devices: flows.includes('deviceCodeFlow') ? unregistered : device,
    flows,
  };
}

/** A device code is typed in on another device, whose state is not the state of the one that signs in. */
const unregistered: readonly DeviceState[] = ['unregistered'];

/** The choices of somebody of whom only some devices are trusted here: another is as good as unregistered. */
export function withTrusted(choices: Choices, trusted: TrustedDevices): Choices {
  const part = trusted === 'compliant' ? 'compliant' : 'hybridJoined';
  const shown = choices.devices.map((device) =>
    device === 'compliantHybridJoined' && trusted !== 'all' ? part : device,
  );
  const devices = [...new Set(shown)].filter((device) => isTrusted(trusted, device));
  return { ...choices, devices: devices.length > 0 ? devices : unregistered };
}

/** The choices by a legacy protocol, which tells nothing of the device. */
export function byLegacyClient(choices: Choices): Choices {
  return { ...choices, clients: legacyClients, devices: unregistered };
}

/** The ordinary choice among those left: the first of each, a browser on Windows from an unnamed network with no managed device. */
export function ordinary(choices: Choices): Choices {
  const { clients: client, platforms: platform, places, devices: device, flows } = choices;
  return {
    ...choices,
    clients: client.slice(0, 1),
    platforms: platform.slice(0, 1),
    places: places.slice(0, 1),
    devices: device.slice(0, 1),
    flows: flows.slice(0, 1),
  };
}
