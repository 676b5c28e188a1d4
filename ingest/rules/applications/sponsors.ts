/** Sponsors of agents and blueprints: who answers for one, which is a fact and no control. */
import { z } from 'zod';
import { Id } from '../../collections/collection.ts';
import type { Emit } from '../../memory/emit.ts';

/** Sponsors inside the row of what they answer for. */
export const Sponsors = z
  .array(z.object({ id: Id }))
  .nullish()
  .catch(undefined);

/** https://learn.microsoft.com/entra/agent-id/identity-platform/agent-owners-sponsors-managers */
export function sponsoredBy(
  { id, sponsors }: { readonly id: string; readonly sponsors?: z.infer<typeof Sponsors> },
  emit: Emit,
): void {
  for (const sponsor of sponsors ?? [])
    if (emit.drawn.kinds.has(sponsor.id)) emit.fact({ kind: 'SPONSORS', from: sponsor.id, to: id });
}
