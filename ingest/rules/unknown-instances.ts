/** Whom an application runs as whose own row was not collected: its service principal by appId, else any that it may be. */
import type { Emit } from '../collections/collection.ts';
import { assumed, drawCredential } from './unknown-ways-in.ts';

/** Stands for whichever service principal it is: a hub, so that links add up and do not multiply. */
const anyInstance = 'any-instance-of:uncollected-applications';

/** Draws what a placeholder of an application runs as, and a secret that it may have. */
export function drawInstance(application: string, emit: Emit): void {
  const { tenant } = emit;
  // Exports name an application by its appId, which its service principal shares.
  const known = tenant.servicePrincipalByAppId.get(application);
  if (known !== undefined) tenant.applicationOfInstance.set(known, application);
  const isGap = tenant.gaps.has('graph/service-principals');
  const instance = known ?? (isGap ? unknownInstance(application, emit) : any(emit));
  tenant.instanceOfApplication.set(application, instance);
  if (tenant.disabledWorkloads.has(instance)) return;
  runsAs(application, instance, emit);
  drawCredential(application, instance, emit);
}

/** Its service principal, which may be one that other rows name by an id of its own. */
function unknownInstance(application: string, emit: Emit): string {
  const id = `service-principal-of:${application}`;
  const name = `The service principal of ${emit.tenant.names.get(application) ?? application}`;
  const abilities = ['service-principal-credentials', 'application-owners'] as const;
  const reachedBy = Object.fromEntries(abilities.map((ability) => [ability, 0 as const]));
  emit.node({
    kind: 'ServicePrincipal',
    id,
    name,
    details: { collected: false },
    reachedBy,
    reachedAssumed: abilities,
  });
  runsAs(id, any(emit), emit);
  return id;
}

function any(emit: Emit): string {
  const name = 'A service principal whose application was not collected';
  if (!emit.tenant.nodes.has(anyInstance))
    emit.node({ kind: 'UnknownPrincipal', id: anyInstance, name, details: { collected: false } });
  return anyInstance;
}

/** Draws which service principals that may be. To be called when every row was read. */
export function drawAnyInstance(emit: Emit): void {
  const { tenant } = emit;
  if (!tenant.nodes.has(anyInstance)) return;
  for (const [servicePrincipal] of tenant.instancesHere) {
    const application = tenant.applicationOfInstance.get(servicePrincipal);
    if (application !== undefined && tenant.uncollected.has(application)) runsAs(anyInstance, servicePrincipal, emit);
  }
  for (const [id, kind] of tenant.uncollected) if (kind === 'ServicePrincipal') runsAs(anyInstance, id, emit);
}

function runsAs(from: string, to: string, emit: Emit): void {
  emit.link({ ...assumed, kind: 'RUNS_AS', from, to, gate: 0, evidence: [from], says: 'may run as' });
}
