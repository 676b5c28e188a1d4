/** What stands around every screen: where you are, which snapshot, how complete it is, dark or light. */
import './frame.css';
import { useEffect } from 'react';
import { type Address, go, useAddress } from '../address.ts';
import { CatalogueDocument, type CatalogueQuery } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { CoverageScreen } from '../screens/coverage.tsx';
import { EnforcementScreen } from '../screens/enforcement.tsx';
import { ExceptionsScreen } from '../screens/exceptions.tsx';
import { FindingsScreen } from '../screens/findings.tsx';
import { IdentitiesScreen } from '../screens/identities.tsx';
import { NodeScreen } from '../screens/node.tsx';
import { OverviewScreen } from '../screens/overview.tsx';
import { ResourceScreen } from '../screens/resource.tsx';
import { SearchScreen } from '../screens/search.tsx';
import { moment } from '../words.ts';
import { CatalogueProvider } from './catalogue.tsx';
import { Link } from './link.tsx';
import { Safeguard } from './safeguard.tsx';
import { Scheme } from './scheme.tsx';
import { Trouble } from './trouble.tsx';
import { useTitle } from './use-title.ts';

const screens: Readonly<
  Record<string, { readonly name: string; readonly Screen: (props: { address: Address }) => React.ReactNode }>
> = {
  '/': { name: 'Overview', Screen: OverviewScreen },
  '/search': { name: 'Search', Screen: SearchScreen },
  '/findings': { name: 'Findings', Screen: FindingsScreen },
  '/identities': { name: 'Identities', Screen: IdentitiesScreen },
  '/enforcement': { name: 'Enforcement', Screen: EnforcementScreen },
  '/exceptions': { name: 'Exceptions', Screen: ExceptionsScreen },
  '/coverage': { name: 'Coverage', Screen: CoverageScreen },
  '/resource': { name: 'Resource', Screen: ResourceScreen },
  '/node': { name: 'Node', Screen: NodeScreen },
};

/** The frame with the screen that the address names. */
export function Frame() {
  const address = useAddress();
  const { data, error } = useAnswer({ query: CatalogueDocument });
  const known = screens[address.path];
  const Screen = known?.Screen ?? Unknown;
  useEffect(() => {
    addEventListener('keydown', openSearch);
    return () => removeEventListener('keydown', openSearch);
  }, []);
  return (
    <CatalogueProvider value={data}>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/postern.svg" alt="" width={22} height={22} /> Postern
        </Link>
        <nav aria-label="Screens">
          {['/', '/search', '/findings', '/identities', '/enforcement', '/exceptions', '/coverage'].map((path) => (
            <Link key={path} href={path} aria-current={path === address.path ? 'page' : undefined}>
              {screens[path]?.name}
            </Link>
          ))}
        </nav>
        <Where data={data} />
        <Scheme />
      </header>
      <main id="main" tabIndex={-1}>
        {error ? (
          <Trouble error={error} />
        ) : (
          <Safeguard key={`${address.path} ${address.query.id ?? ''}`}>
            <Screen address={address} />
          </Safeguard>
        )}
      </main>
    </CatalogueProvider>
  );
}

/** The slash key opens the search, but where somebody types. */
function openSearch(event: KeyboardEvent): void {
  const typing =
    event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  go('/search');
}

function Where({ data }: { readonly data: CatalogueQuery | undefined }) {
  if (data === undefined) return <span className="where" />;
  const { snapshot, coverage } = data;
  return (
    <span className="where">
      <strong>{snapshot.tenant.name}</strong>
      {snapshot.publishedAt && <span title={`Snapshot ${snapshot.id}`}>{moment(snapshot.publishedAt)}</span>}
      <Link href="/coverage">
        {coverage.complete} of {coverage.total} collections complete
      </Link>
    </span>
  );
}

function Unknown() {
  useTitle('No such page');
  return (
    <div className="panel message">
      <h1>There is no such page</h1>
      <p>
        Go to the <Link href="/">overview</Link>.
      </p>
    </div>
  );
}
