/** `postern doctor`: what a collection will see and what not, and what to grant. */
import { clouds, examineSignIn, type Finding, signIn } from '../../collect/index.ts';
import { type Output, printError } from '../output.ts';
import { obeyProxy } from '../proxy.ts';
import { untilStopped } from '../until-stopped.ts';
import { withGraph } from '../with-graph.ts';
import type { CollectVerb } from './collect.ts';

/** Options of the verb. */
export type DoctorVerb = Pick<CollectVerb, 'cloud' | 'credential' | 'tenant' | 'data'>;

/** Examines the sign-in and the database. Throws CollectError for a token or a host that cannot be right. */
export async function doctorVerb(options: DoctorVerb, output: Output): Promise<void> {
  obeyProxy();
  const cloud = clouds[options.cloud];
  const tenant = options.tenant ?? (process.env.AZURE_TENANT_ID || undefined);
  const say = (message: string) => printError(`${message}\n`);
  const reached = signIn({ credential: options.credential, cloud, tenant, environment: process.env, say });
  const findings = await untilStopped((signal) => examineSignIn({ cloud, ...reached, signal }));
  const all = [...findings, await examineDatabase(options, output)];
  await output.answer({ findings: all, isWell: all.every(({ isWell }) => isWell) }, describe);
}

async function examineDatabase(
  { data }: DoctorVerb,
  output: Output,
): Promise<{ what: 'database' } & Omit<Finding, 'what'>> {
  try {
    await withGraph(data, output, async () => undefined);
    return { what: 'database', isWell: true, says: 'Neo4j answers' };
  } catch (error) {
    return { what: 'database', isWell: false, says: (error as Error).message };
  }
}

function describe({ findings }: { findings: readonly { what: string; isWell: boolean; says: string }[] }): string {
  return findings.map(({ what, isWell, says }) => `${isWell ? 'well   ' : 'lacking'}  ${what}: ${says}`).join('\n');
}
