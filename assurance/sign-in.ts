/** A sign-in as Conditional Access sees it: who, to what, under which conditions. */

/** The four kinds of client, in Graph's words. */
export type ClientApp = 'browser' | 'mobileAppsAndDesktopClients' | 'exchangeActiveSync' | 'other';
/** The platforms, in Graph's words; `unknown` is whatever the user agent does not tell. */
export type Platform = 'android' | 'iOS' | 'windows' | 'windowsPhone' | 'macOS' | 'linux' | 'unknown';
/** What the device is to the tenant. `compliant` and `hybridJoined` are managed. */
export type DeviceState = 'unregistered' | 'registered' | 'compliant' | 'hybridJoined' | 'compliantHybridJoined';
/** How the session reaches the device that asked for it. */
export type Flow = 'none' | 'deviceCodeFlow' | 'authenticationTransfer';

/** Where a sign-in comes from, as far as it is known. */
export interface SignInLocation {
  /** Ids of the named locations it is in, in lower case. */
  readonly inside: ReadonlySet<string>;
  /** True on a trusted network: a trusted location, or a trusted address of per-user MFA. */
  readonly trusted: boolean;
  /** True for an address that the question gives. */
  readonly isAddress?: boolean;
  /** True for an address of which it is not known whether it is trusted, since locations were not collected. */
  readonly perhapsTrusted?: boolean;
  /** Id of a named network around it that is so wide that nobody knows whether an outsider can be there. */
  readonly wide?: string;
  /** In words, for explanations. */
  readonly says: string;
}

/** What a sign-in asks for: a resource, a user action or an authentication context. */
export type SignInTarget =
  | {
      readonly kind: 'resource';
      readonly appId: string;
      /** True where baseline scopes (`openid`, `profile`, `User.Read`, ...) are to be had at the resource. */
      readonly baselineScopes?: boolean | undefined;
    }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'context'; readonly id: string };

/** The conditions of one sign-in, all of them set. */
export interface SignInContext {
  readonly client: ClientApp;
  readonly platform: Platform;
  readonly location: SignInLocation;
  readonly device: DeviceState;
  readonly flow: Flow;
  readonly userRisk: string;
  readonly signInRisk: string;
  readonly insiderRisk: string;
}

/** The conditions that a question gives; what is left out, the adversary chooses. */
export interface SignInConditions {
  /** A client in Graph's words. */
  readonly client?: string | undefined;
  readonly ip?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  /** `trusted`, or the id or name of a named location, `MFA Trusted IPs` and `All Compliant Network locations` among them. */
  readonly location?: string | undefined;
  /** True to ask about a trusted network. */
  readonly trusted?: boolean | undefined;
  readonly platform?: string | undefined;
  /** A DeviceState; `none` is unregistered and `managed` is compliantHybridJoined. */
  readonly device?: string | undefined;
  readonly flow?: string | undefined;
  readonly userRisk?: string | undefined;
  readonly signInRisk?: string | undefined;
  readonly insiderRisk?: string | undefined;
  /** A user action (`urn:user:registersecurityinfo`, `urn:user:registerdevice`) instead of an audience. */
  readonly userAction?: string | undefined;
  /** An authentication context (`c1` ...) instead of an audience. */
  readonly authenticationContext?: string | undefined;
}
