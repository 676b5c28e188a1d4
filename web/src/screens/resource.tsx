/** RESOURCE: every route to it as a sentence; the chosen one as a chain and a drawing; the chosen link explained. */
import './resource.css';
import { useEffect } from 'react';
import { populationId } from '#ids';
import { type Address, go, type Step, writeAddress } from '../address.ts';
import { Chain, type Pick } from '../chain/chain.tsx';
import { useCatalogue } from '../frame/catalogue.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { useTitle } from '../frame/use-title.ts';
import type { Tapped } from '../graph/canvas.ts';
import { RouteDrawing } from '../graph/drawing.tsx';
import { LinkPane } from '../panes/link-pane.tsx';
import { NodePane } from '../panes/node-pane.tsx';
import { NodeDocument, type RouteFragment } from '../questions/answers.ts';
import { useAnswer } from '../questions/use-answer.ts';
import { Routes } from '../routes/route-list.tsx';
import { useRoutes } from '../routes/use-routes.ts';
import { Families } from './families.tsx';
import { FixFirst } from './fix-first.tsx';
import { ResourceHead, sought } from './resource-head.tsx';

/** The screen. Resource, filters, chosen route and picked link are in the address. */
export function ResourceScreen({ address: { query } }: { readonly address: Address }) {
  const tenant = useCatalogue()?.snapshot.tenant.id;
  const id = query.id ?? '';
  const { data, error } = useAnswer({ query: NodeDocument, variables: { id } });
  const filter = {
    ...(query.entry ? { entries: [query.entry] } : {}),
    ...(query.through ? { through: query.through.split(' ') } : {}),
    ...(query.own === 'yes' && tenant ? { notThrough: [populationId('tenant-control', tenant)] } : {}),
    ...(query.known === 'yes' ? { includeAssumed: false } : {}),
  };
  const list = useRoutes({ to: id, ...(Object.keys(filter).length === 0 ? {} : { filter }) });
  const route = list.routes.find((one) => one.id === query.route) ?? list.routes[0];
  const isMissed = query.route !== undefined && route !== undefined && route.id !== query.route && !list.fetching;
  const goesOn = list.routes.length < sought && (list.last?.pageInfo.hasNextPage ?? false);
  useEffect(() => {
    if (isMissed && goesOn) list.more();
  });
  useTitle(data?.node?.name);
  const set = (change: Record<string, string | undefined>, step?: Step) => {
    go(writeAddress('/resource', { ...query, ...change }), step);
  };
  const failure = error ?? list.error;
  if (failure) return <Trouble error={failure} />;
  const node = data?.node;
  const pick = pickOf(query.at, route);
  return (
    <div className="resource">
      <ResourceHead
        node={node ?? undefined}
        query={query}
        onFilter={(change) => set({ ...change, route: undefined, at: undefined })}
        isRouteGone={isMissed && !goesOn}
      />
      <div className="resource-left">
        <Families
          to={id}
          chosen={query.through}
          onChoose={(through) => set({ through, route: undefined, at: undefined })}
        />
        <Routes
          list={list}
          chosen={route?.id}
          onChoose={({ id: chosen }, step) => set({ route: chosen, at: undefined }, step)}
        />
        {node?.requiredAssurance && <FixFirst to={id} />}
      </div>
      {route === undefined ? (
        <div className="resource-empty panel dim">
          {list.fetching ? '' : (list.last?.stoppedBecause ?? 'No route leads here with these filters.')}
        </div>
      ) : (
        <div className="resource-desk">
          <Chain
            route={route}
            pick={pick}
            onPick={(at, step) => set({ at }, step)}
            required={node?.requiredAssurance?.value ?? null}
          />
          <RouteDrawing
            routes={list.routes}
            chosen={route.id}
            pick={pick}
            onPick={(at) => set({ at })}
            onOther={(tapped) => set(routeThrough(list.routes, tapped))}
          />
        </div>
      )}
      {route && <Picked route={route} pick={pick} />}
    </div>
  );
}

/** What the address picks, where the route has it; else its weakest link. */
function pickOf(at: string | undefined, route: RouteFragment | undefined): Pick {
  const [what, place] = (at ?? '').split(':');
  const places = route?.hops.length ?? 0;
  if (what === 'link' && Number(place) < places) return `link:${Number(place)}`;
  if (what === 'node' && Number(place) <= places) return `node:${Number(place)}`;
  const weakest = route?.hops.findIndex(({ link }) => link.id === route.weakest?.link.id) ?? -1;
  return `link:${Math.max(0, weakest)}`;
}

function Picked({ route, pick }: { readonly route: RouteFragment; readonly pick: Pick }) {
  const [what, at] = pick.split(':');
  const place = Number(at);
  const hop = route.hops[what === 'link' ? place : Math.max(0, place - 1)];
  if (hop === undefined) return null;
  if (what === 'link') return <LinkPane hop={hop} />;
  return <NodePane stop={place === 0 ? hop.from : hop.to} />;
}

/** The first listed route that passes what was tapped, with that picked. */
function routeThrough(routes: readonly RouteFragment[], { what, id }: Tapped): Record<string, string> {
  for (const { id: route, hops } of routes) {
    const place = hops.findIndex(({ link, to }) => (what === 'link' ? link.id : to.id) === id);
    if (place >= 0) return { route, at: what === 'link' ? `link:${place}` : `node:${place + 1}` };
  }
  return {};
}
