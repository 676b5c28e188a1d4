/** What a former run found, by fingerprint: whether each finding is new, and what is there no more. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { exitStatus, VerbError } from '../failure.ts';

/** The name of the fingerprint: the id of a finding, the same from run to run. */
export const fingerprint = 'postern/v1';

const Result = z.looseObject({
  ruleId: z.string(),
  level: z.string().optional(),
  kind: z.string().optional(),
  baselineState: z.string().optional(),
  partialFingerprints: z.object({ [fingerprint]: z.string() }),
});
const Former = z.object({
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.object({
        tool: z.object({ driver: z.object({ rules: z.array(z.looseObject({ id: z.string() })).default([]) }) }),
        results: z.array(Result),
      }),
    )
    .length(1),
});

/** A result of a former run. */
export type FormerResult = z.infer<typeof Result>;

/** A former run. */
export interface Baseline {
  readonly results: ReadonlyMap<string, FormerResult>;
  readonly rules: ReadonlyMap<string, object>;
}

/** Reads the document of a former run. Throws VerbError where it is none of Postern's. */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new VerbError(`${file} cannot be read (${error.code}). Check the path.`, exitStatus.usage);
  });
  const parsed = Former.safeParse(jsonOf(text));
  const [run] = parsed.data?.runs ?? [];
  if (run === undefined)
    throw new VerbError(`${file} is no document of \`postern findings --sarif\`. Give one.`, exitStatus.usage);
  // What was there no more in the former run is not there now either.
  const results = run.results.filter(({ baselineState }) => baselineState !== 'absent');
  return {
    results: new Map(results.map((one) => [one.partialFingerprints[fingerprint], one])),
    rules: new Map(run.tool.driver.rules.map((rule) => [rule.id, rule])),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a result was there in the former run, and the same. */
export function stateIn(
  baseline: Baseline,
  id: string,
  now: { readonly level: string; readonly kind: string },
): string {
  const former = baseline.results.get(id);
  if (former === undefined) return 'new';
  return former.level === now.level && former.kind === now.kind ? 'unchanged' : 'updated';
}
