/** Whom an application runs as where its own row or that of its service principal was not collected: by appId, else any that it may be. */
import {
  type AbilityName,
  abilitiesOverObjects,
  anyInstanceId,
  anyServicePrincipalId,
  unknownInstanceId,
} from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { assumed, drawCredential } from './unknown-ways-in.ts';

/** Draws what a placeholder of an application runs as, and a secret that it may have. */
export function drawInstance(application: string, emit: Emit & Reads<'gaps'> & Writes<'applications'>): void {
  // Exports name an application by its appId, which its service principal shares.
  const known = emit.applications.servicePrincipalByAppId.get(application);
  if (known !== undefined) emit.applications.applicationOfInstance.set(known, application);
  const isGap = emit.gaps.collections.has('graph/service-principals');
  const any = () => hub(anyInstanceId, 'A service principal whose application was not collected', emit);
  const instance = known ?? (isGap ? unknownInstance(application, any(), emit) : any());
  emit.applications.instanceOfApplication.set(application, instance);
  if (emit.applications.disabled.has(instance)) return;
  runsAs(application, instance, emit);
  drawCredential(application, instance, emit);
}

/** The service principal of an application that was collected; undefined where those were too, and it has none. */
export function uncollectedInstance(
  application: string,
  emit: Emit & Reads<'gaps'> & Writes<'applications'>,
): string | undefined {
  if (!emit.gaps.collections.has('graph/service-principals')) return undefined;
  const instance = unknownInstance(
    application,
    hub(anyServicePrincipalId, 'A service principal that was not collected', emit),
    emit,
  );
  emit.applications.instanceOfApplication.set(application, instance);
  runsAs(application, instance, emit);
  return instance;
}

/** Its service principal, which may be one that other rows name by an id of its own. */
function unknownInstance(application: string, mayBe: string, emit: Emit): string {
  const id = unknownInstanceId(application);
  const name = `The service principal of ${emit.drawn.names.get(application) ?? application}`;
  const reachedBy = abilitiesOverObjects('servicePrincipal');
  emit.node({
    kind: 'ServicePrincipal',
    id,
    name,
    details: { collected: false },
    reachedBy,
    reachedAssumed: Object.keys(reachedBy) as AbilityName[],
  });
  runsAs(id, mayBe, emit);
  return id;
}

/** A node that stands for whichever service principal it is, so that links add up and do not multiply. The first leads to the second. */
function hub(id: string, name: string, emit: Emit): string {
  if (!emit.drawn.kinds.has(id)) emit.node({ kind: 'UnknownPrincipal', id, name, details: { collected: false } });
  return id;
}

/** Draws which service principals those may be, of all that rows told of. */
export function drawAnyInstance(emit: Emit & Reads<'gaps' | 'applications'>): void {
  const placeholders = [...emit.gaps.placeholders].flatMap(([id, kind]) => (kind === 'ServicePrincipal' ? [id] : []));
  if (emit.drawn.kinds.has(anyInstanceId)) {
    for (const [servicePrincipal] of emit.applications.instancesHere) {
      const application = emit.applications.applicationOfInstance.get(servicePrincipal);
      if (application !== undefined && emit.gaps.placeholders.has(application))
        runsAs(anyInstanceId, servicePrincipal, emit);
    }
    if (placeholders.length > 0)
      runsAs(anyInstanceId, hub(anyServicePrincipalId, 'A service principal that was not collected', emit), emit);
  }
  if (emit.drawn.kinds.has(anyServicePrincipalId))
    for (const id of placeholders) runsAs(anyServicePrincipalId, id, emit);
}

function runsAs(from: string, to: string, emit: Emit): void {
  emit.link({ ...assumed, kind: 'RUNS_AS', from, to, gate: 0, evidence: [from], says: 'may run as' });
}
