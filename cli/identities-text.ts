/** The inventory in words: one identity a paragraph. */
import { levelWords } from './level-words.ts';
import type { IdentitiesQuery, PrintedIdentityFragment } from './questions/answers.ts';

/** The answer as text, safe to print. */
export function identitiesText({ snapshot, identities }: IdentitiesQuery): string {
  const shown = identities.edges.map(({ node }) => node);
  const lines = [`${snapshot.tenant.name}: ${identities.totalCount.toLocaleString('en')} identities.`];
  for (const identity of shown) lines.push('', ...linesOf(identity));
  if (identities.pageInfo.hasNextPage)
    lines.push('', `The first ${shown.length} are shown. --first shows more, --json all.`);
  return lines.join('\n');
}

function linesOf(identity: PrintedIdentityFragment): string[] {
  const { name, sort, purpose, reach, exposure, owners, credentials, flags, unknown, logging, revocation } = identity;
  const { answersFor, until } = identity;
  const what = `${sort.value.toLowerCase().replaceAll('_', ' ')}${sort.confidence === 'NAME' ? ', by its name alone' : ''}`;
  const lines = [`${name} (${what})${flags.length === 0 ? '' : ` ${flags.join(' ')}`}`];
  lines.push(
    `    for: ${purpose === null ? 'nothing says' : `${purpose.value} (${purpose.confidence.toLowerCase()})`}`,
  );
  const more = reach.resourcesAssumed - reach.resources;
  const far = reach.examples.length === 0 ? 'nothing sensitive' : reach.examples.join(', ');
  lines.push(
    `    reaches: ${far}${reach.resources > reach.examples.length ? `, ${reach.resources} in all` : ''}${more > 0 ? `, ${more} more if what is assumed holds` : ''}; had at ${levelWords(exposure)}`,
  );
  if (owners !== null && owners.length > 0)
    lines.push(
      `    owned by: ${owners.map((one) => `${one.name} (${one.state}, ${levelWords(one.exposure)}${one.weaker ? ', weaker than it' : ''}${one.sponsor === false ? ', no sponsor' : ''})`).join(', ')}`,
    );
  if (answersFor !== null)
    lines.push(`    answered for by: ${answersFor.says}${answersFor.state === null ? '' : ` (${answersFor.state})`}`);
  if (until !== null) lines.push(`    its purpose ends: ${until.slice(0, 10)}`);
  lines.push(...agentLines(identity));
  const active = credentials.filter((one) => one.active);
  if (active.length > 0)
    lines.push(
      `    signs in with: ${active.map(({ type, endsAt }) => `${type}${endsAt === null ? '' : ` until ${endsAt.slice(0, 10)}`}`).join(', ')}`,
    );
  lines.push(`    logs: ${logging.toLowerCase()}; revoked: ${revocation.howFast}`);
  if (unknown.length > 0)
    lines.push(`    not known: ${unknown.map(({ fact, missing }) => `${fact} (${missing.join(', ')})`).join(', ')}`);
  return lines;
}

/** Of an agent: what it was made from, and how it is governed. */
function agentLines({ blueprint, attestation, sponsors }: PrintedIdentityFragment): string[] {
  if (blueprint === null) return [];
  const keys = blueprint.credentials.filter((one) => one.active).map(({ type }) => type);
  const inherited = blueprint.inherited === null ? 'what is not known' : blueprint.inherited.join(', ') || 'nothing';
  const said = attestation?.lastAt == null ? 'nobody has said so' : `said on ${attestation.lastAt.slice(0, 10)}`;
  return [
    `    made from: ${blueprint.name}, which signs it in with ${keys.join(', ') || 'nothing that works'}; inherits: ${inherited}`,
    `    sponsored by: ${sponsors === null ? 'not known' : sponsors.map(({ name, state }) => `${name} (${state})`).join(', ') || 'nobody'}`,
    ...(attestation === null
      ? []
      : [`    still needed: ${said}${attestation.issues.map((one) => `; ${one}`).join('')}`]),
  ];
}
