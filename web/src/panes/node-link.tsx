/** The name of a node, leading to its page: a sensitive one to its routes, any other to its links. */
import { writeAddress } from '../address.ts';
import { Link } from '../frame/link.tsx';
import { Name } from '../frame/name.tsx';
import type { StopFragment } from '../questions/answers.ts';

type Named = Pick<StopFragment, 'id' | 'name' | 'requiredAssurance'>;

/** The address of a node's page. */
export function addressOfNode({ id, requiredAssurance }: Pick<Named, 'id' | 'requiredAssurance'>): string {
  return writeAddress(requiredAssurance === null ? '/node' : '/resource', { id });
}

/** The link. */
export function NodeLink({ node }: { readonly node: Named }) {
  return (
    <Link href={addressOfNode(node)}>
      <Name of={node.name} />
    </Link>
  );
}
