/** A way in as a verb phrase. */
import { authenticatorWords, type WayIn } from '#assurance';

/** The phrase of a way in, to stand between the entry and the user. */
export function wayInPhrase({ kind, authenticators }: WayIn): string {
  const means = authenticatorWords(authenticators);
  switch (kind) {
    case 'SIGNS_IN':
      return `signs in with ${means} as`;
    case 'SIGNS_IN_LEGACY':
      return `sends mail by a legacy protocol, with ${means}, from`;
    case 'RECOVERS':
      return `resets the password with ${means} and signs in as`;
    case 'HELP_DESK_RESETS':
      return authenticators.every((key) => key.startsWith('helpDeskVerification'))
        ? 'talks the help desk into resetting'
        : `talks the help desk, with ${means}, into resetting`;
    case 'ENROLS_METHOD':
      return `registers a method with ${means} and signs in as`;
    case 'ENROLS_DEVICE':
      return `enrols a device with ${means} and signs in as`;
    case 'WEAKENS_POLICY':
      return `joins a group that policies leave out, with ${means}, and signs in as`;
    case 'RELAYS_SIGN_IN':
      return 'has a sign-in handed over by';
    case 'PROXIES_SIGN_IN':
      return `stands in the middle of a sign-in, with ${means}, of`;
    case 'REPLAYS_SESSION':
      return 'replays a session of';
    default:
      return 'forges a token of';
  }
}
