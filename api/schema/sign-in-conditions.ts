/** The conditions of a question about sign-in, as the API takes them. */
import { builder } from './builder.ts';

/** What may be said of a sign-in. */
export const SignInConditionsRef = builder.inputType('SignInConditions', {
  description:
    'The conditions of one sign-in. What is left out, an adversary chooses: any client, platform and country, any network that is not trusted; no risk is shown. Case does not matter.',
  fields: (t) => ({
    client: t.string({ description: 'browser, mobileAppsAndDesktopClients, exchangeActiveSync or other (legacy).' }),
    ip: t.string({ description: 'An IPv4 or IPv6 address; tells which named networks it is in.' }),
    country: t.string({ description: 'A country, two letters of ISO 3166-1.' }),
    location: t.string({ description: '"trusted", or the id or name of a named location.' }),
    trusted: t.boolean({ description: 'True for a trusted network.' }),
    platform: t.string({ description: 'android, iOS, windows, windowsPhone, macOS, linux or unknown.' }),
    device: t.string({
      description:
        'unregistered (or none), registered, compliant, hybridJoined, or compliantHybridJoined (or managed). Given, it is a fact; not given, a managed device is an authenticator to be had.',
    }),
    flow: t.string({ description: 'none, deviceCodeFlow or authenticationTransfer.' }),
    userRisk: t.string({ description: 'none, low, medium or high.' }),
    signInRisk: t.string({ description: 'none, low, medium or high.' }),
    insiderRisk: t.string({ description: 'none, minor, moderate or elevated.' }),
    userAction: t.string({ description: 'registerSecurityInfo or registerDevice, in place of an audience.' }),
    authenticationContext: t.string({ description: 'c1 to c99, in place of an audience.' }),
  }),
});
