/** The door to the schema: the types and root fields, one file each. */
import './snapshot.ts';
import './tenant.ts';
import './questions.ts';
import './families.ts';
import './what-if.ts';
import './fixes.ts';
import './fixes-of-link.ts';
import './open-identities.ts';
import './coverage.ts';
import './catalogue.ts';
import './node.ts';
import './node-links.ts';
import './search.ts';
import './resources.ts';
import './routes.ts';
import './reaches.ts';
import './choke-points.ts';
import './sign-in.ts';
import './break-glass.ts';
import './enforcement.ts';
import './sessions.ts';
import './exceptions.ts';
import './findings.ts';
import './identities.ts';
import { builder } from './builder.ts';

/** The executable schema. */
export const schema = builder.toSchema();
