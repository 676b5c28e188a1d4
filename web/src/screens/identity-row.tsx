/** One identity of the inventory, in a few lines; the rest opens. */
import { writeAddress } from '../address.ts';
import { LevelRing } from '../chain/level-ring.tsx';
import { Link } from '../frame/link.tsx';
import { Name } from '../frame/name.tsx';
import type { IdentitiesQuery } from '../questions/answers.ts';
import { counted, seenAssumed } from '../words.ts';

type Identity = IdentitiesQuery['identities']['edges'][number]['node'];

const flagWords: Readonly<Record<Identity['flags'][number], string>> = {
  UNOWNED: 'unowned',
  STALE: 'stale',
  REACHES_TENANT_CONTROL: 'reaches tenant control',
  HUMAN_USE: 'used by somebody',
  THIRD_PARTY: 'third party',
  PURPOSE_OVER: 'purpose over',
};

/** The row. */
export function IdentityRow({ identity }: { readonly identity: Identity }) {
  const { id, name, node, sort, flags, enabled, exposure, revocation, unknown } = identity;
  return (
    <li>
      <p>
        {node ? (
          <Link href={writeAddress('/node', { id })}>
            <Name of={name} />
          </Link>
        ) : (
          <Name of={name} />
        )}{' '}
        <span className="dim" title={`${sort.confidence.toLowerCase()}: ${sort.evidence}`}>
          {sortWords(sort.value)}
          {enabled ? '' : ', disabled'}
        </span>{' '}
        {flags.map((flag) => (
          <span key={flag} className="mark">
            {flagWords[flag]}
          </span>
        ))}
      </p>
      <p className="small">
        <LevelRing level={exposure} of="The level at which somebody from outside has it" /> {reachWords(identity)}
      </p>
      <p className="dim small">
        {ownerWords(identity)} {purposeWords(identity)} {credentialWords(identity)}
      </p>
      <details>
        <summary className="small">How it is revoked, and what is not known</summary>
        <ul className="small">
          <li>{revocation.how}</li>
          <li>{revocation.howFast}</li>
          {revocation.staysAlive.map((one) => (
            <li key={one}>Stays alive: {one}</li>
          ))}
          {unknown.map(({ fact, missing }) => (
            <li key={fact}>
              Not known: {fact}, for want of {missing.join(', ')}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** "managed identity". */
function sortWords(value: string): string {
  return value.replaceAll('_', ' ').toLowerCase();
}

function reachWords({ reach, exposure }: Identity): string {
  const { resources, resourcesAssumed, tenantControl } = reach;
  const had = exposure === null ? 'No route leads to it' : 'It is had at this level';
  if (resourcesAssumed === 0) return `${had}; it reaches nothing sensitive.`;
  const control = tenantControl ? 'control of the tenant among ' : '';
  return `${had}; it reaches ${control}${seenAssumed({ seen: resources, assumed: resourcesAssumed - resources })} sensitive.`;
}

/** Of whoever is not to be owned, such as a person, nothing is said. */
function ownerWords({ owners, answersFor, flags }: Identity): string {
  if (answersFor !== null) return `${answersFor.says} answers for it, as declared.`;
  if (owners === null) return 'Owners: not collected.';
  if (owners.length === 0) return flags.includes('UNOWNED') ? 'Nobody owns it.' : '';
  const named = owners.slice(0, 3).map(({ name, state, weaker }) => {
    const marks = [...(state === 'enabled' ? [] : [state]), ...(weaker ? ['weaker than it'] : [])];
    return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
  });
  return `Owned by ${named.join(', ')}${owners.length > 3 ? ` and ${owners.length - 3} more` : ''}.`;
}

function purposeWords({ purpose, until }: Identity): string {
  const end = until === null ? '' : ` until ${until.slice(0, 10)}`;
  return purpose === null ? `Its purpose is not known${end}.` : `For: ${purpose.value}${end}.`;
}

function credentialWords({ credentials, expiresAt, lastUse }: Identity): string {
  const active = credentials.filter((one) => one.active).length;
  const used = lastUse === null ? '' : `Last used on ${lastUse.slice(0, 10)}.`;
  if (credentials.length === 0) return used;
  const ends = expiresAt === null ? '' : `, the next ends on ${expiresAt.slice(0, 10)}`;
  return `${active === 0 ? 'No credential works' : `${counted(active, 'credential')} work${active === 1 ? 's' : ''}${ends}`}. ${used}`;
}
