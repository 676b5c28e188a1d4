/** Ways in that a person worked out from the raw rows, by the name of the user: what the loaded graph must say of each, no more and no less. */
import type { Graph } from '#cypher';
import type { Query } from '../../cypher/engine/query.ts';

const intoUsers: Query<{ snapshot: string }, { id: string; name: string; way: string }> = {
  name: 'ways-into-users',
  mode: 'read',
  text: `MATCH (entry:Entry)-[way]->(at:User|SignedIn)
         WHERE entry.key STARTS WITH $snapshot + '/' AND way.gate IS NOT NULL
         MATCH (user:User {key: $snapshot + '/' + split(at.id, '@')[0]})
         RETURN user.id AS id, user.name AS name,
                type(way) + coalesce('@' + split(at.id, '@')[1], '') + ' ' + way.gate + ' ' + way.basis AS way`,
};

/** Every way into every user, by name or id, as `KIND[@audience] level BASIS`, sorted. */
export async function waysIntoUsers(
  graph: Graph,
  snapshot: string,
  by: 'id' | 'name' = 'name',
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ways = new Map<string, string[]>();
  for (const { way, ...user } of await graph.many(intoUsers, { snapshot }))
    ways.set(user[by], [...(ways.get(user[by]) ?? []), way]);
  return new Map([...ways].map(([user, list]) => [user, list.sort()]));
}

/** Of the demo tenant. Its networks are trusted by CA002, which asks everybody else for MFA, and by CA007, which lets methods be registered there only. */
export const demoWaysIn: Readonly<Record<string, readonly string[]>> = {
  // A bank's own key, asked for by CA005; CA009 blocks handed-over flows for her role.
  'Maren Holt (admin)': ['HELP_DESK_RESETS 1 ASSUMED', 'REPLAYS_SESSION 3 OBSERVED', 'SIGNS_IN 5 OBSERVED'],
  // Left out of every policy; a password and nothing else.
  'Break-glass 1': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 1 CONFIGURED',
    'RELAYS_SIGN_IN 1 CONFIGURED',
    'REPLAYS_SESSION 1 CONFIGURED',
    'SIGNS_IN 1 CONFIGURED',
  ],
  // A policy of its own asks for the key; nothing blocks handed-over flows for it.
  'Break-glass 2': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'RELAYS_SIGN_IN 3 OBSERVED',
    'REPLAYS_SESSION 3 OBSERVED',
    'SIGNS_IN 5 OBSERVED',
  ],
  // Text messages for MFA, and for the one gate of a reset.
  'Dara Okafor': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 2 OBSERVED',
    'RECOVERS 1 OBSERVED',
    'RELAYS_SIGN_IN 2 OBSERVED',
    'REPLAYS_SESSION 2 OBSERVED',
    'SIGNS_IN 2 OBSERVED',
  ],
  // A help desk administrator: two gates, mailbox and telephone.
  'Owen Castell': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 2 OBSERVED',
    'RECOVERS 2 OBSERVED',
    'RELAYS_SIGN_IN 2 OBSERVED',
    'REPLAYS_SESSION 2 OBSERVED',
    'SIGNS_IN 2 OBSERVED',
  ],
  // Synced, written back: the app is the one gate and the second factor; the directory has the password, the app is left.
  'Leo Farrow': [
    'FORGES_TOKEN 3 ASSUMED',
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 3 OBSERVED',
    'RECOVERS 1 OBSERVED',
    'RELAYS_SIGN_IN 3 OBSERVED',
    'REPLAYS_SESSION 3 OBSERVED',
    'SIGNS_IN 3 OBSERVED',
  ],
  // Synced, with a telephone.
  'Rosa Lindqvist': [
    'FORGES_TOKEN 2 ASSUMED',
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 2 OBSERVED',
    'RECOVERS 1 OBSERVED',
    'RELAYS_SIGN_IN 2 OBSERVED',
    'REPLAYS_SESSION 2 OBSERVED',
    'SIGNS_IN 2 OBSERVED',
  ],
  // QR code and PIN is no MFA, and registering is closed outside: only the bank's network takes the password.
  'Ade Bankole': ['HELP_DESK_RESETS 1 ASSUMED', 'REPLAYS_SESSION 1 CONFIGURED'],
  // Questions and a mailbox reset a password that lets nobody in.
  'Fiona Drummond': ['HELP_DESK_RESETS 1 ASSUMED', 'REPLAYS_SESSION 1 CONFIGURED'],
  // Text messages are off for him, phone calls are not.
  'Tom Lattimer': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 2 OBSERVED',
    'RELAYS_SIGN_IN 2 OBSERVED',
    'REPLAYS_SESSION 2 OBSERVED',
    'SIGNS_IN 2 OBSERVED',
  ],
  // A temporary access pass is MFA to the policies and one secret.
  'Theo Barlow': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 1 OBSERVED',
    'RELAYS_SIGN_IN 1 OBSERVED',
    'REPLAYS_SESSION 1 OBSERVED',
    'SIGNS_IN 1 OBSERVED',
  ],
  // A synced passkey.
  'Mina Osei': [
    'HELP_DESK_RESETS 1 ASSUMED',
    'RELAYS_SIGN_IN 3 OBSERVED',
    'REPLAYS_SESSION 3 OBSERVED',
    'SIGNS_IN 4 OBSERVED',
  ],
  // Of the federated domain, whose word on MFA is taken.
  'Gwen Tolliver': [
    'FORGES_TOKEN 1 ASSUMED',
    'HELP_DESK_RESETS 1 ASSUMED',
    'PROXIES_SIGN_IN 2 ASSUMED',
    'RELAYS_SIGN_IN 2 ASSUMED',
    'REPLAYS_SESSION 2 ASSUMED',
    'SIGNS_IN 2 ASSUMED',
  ],
  // Guests are asked for MFA on Windows and macOS only, but Azure asks her everywhere; the other's holds nothing there.
  'Ines Duarte': [
    'PROXIES_SIGN_IN 2 ASSUMED',
    'RELAYS_SIGN_IN 2 ASSUMED',
    'REPLAYS_SESSION 2 ASSUMED',
    'SIGNS_IN 2 ASSUMED',
  ],
  'Priyanka Rao': [
    'PROXIES_SIGN_IN 1 ASSUMED',
    'RELAYS_SIGN_IN 1 ASSUMED',
    'REPLAYS_SESSION 1 ASSUMED',
    'SIGNS_IN 1 ASSUMED',
  ],
  // Left out of the block of legacy protocols, with a password and no method.
  'Statements Mailer': ['HELP_DESK_RESETS 1 ASSUMED', 'REPLAYS_SESSION 1 CONFIGURED'],
};
