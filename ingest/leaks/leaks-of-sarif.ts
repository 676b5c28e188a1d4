/** What a secret scanner's SARIF tells: for each of its results where it was found and which ids it names, never a value. */
import { z } from 'zod';

/** One result. */
export interface ReportedLeak {
  /** Ids of keys that it names; where it names none, whatever the result mentions may be one. Lower case. */
  readonly keys: ReadonlySet<string>;
  /** AppIds, alike. */
  readonly applications: ReadonlySet<string>;
  /** The file and line, where they are told. */
  readonly at: string;
}

const Result = z.looseObject({
  kind: z.string().nullish(),
  suppressions: z.array(z.looseObject({ status: z.string().nullish() })).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  locations: z
    .array(
      z.looseObject({
        physicalLocation: z
          .looseObject({
            artifactLocation: z.looseObject({ uri: z.string().nullish() }).nullish(),
            region: z.looseObject({ startLine: z.number().nullish() }).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});
type Result = z.infer<typeof Result>;

/** The part of SARIF 2.1.0 that is read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const Sarif = z.object({
  version: z.literal('2.1.0', { error: 'version 2.1.0 is read' }),
  runs: z.array(z.looseObject({ results: z.array(Result).nullish() }), { error: 'runs are a list' }),
});

const guid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const keyNames = new Set(['keyid', 'secretid', 'credentialid', 'certificateid']);
const applicationNames = new Set(['appid', 'applicationid', 'clientid']);

/**
 * The leaks. A result that the scanner's users set aside, or that is no failure, is none. What is named under `properties` (keyId,
 * appId or clientId, however they are written) counts alone; else every GUID that the result mentions.
 */
export function leaksOfSarif({ runs }: z.infer<typeof Sarif>): ReportedLeak[] {
  return runs.flatMap(({ results }) => (results ?? []).filter(counts).map(leakOf));
}

function counts({ kind, suppressions }: Result): boolean {
  const isSetAside = (suppressions ?? []).some(({ status }) => status == null || status === 'accepted');
  return (kind == null || kind === 'fail') && !isSetAside;
}

function leakOf(result: Result): ReportedLeak {
  const named = Object.entries(result.properties ?? {}).map(
    ([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), guidsOf(value)] as const,
  );
  const under = (names: ReadonlySet<string>) =>
    new Set(named.flatMap(([name, found]) => (names.has(name) ? found : [])));
  const [keys, applications] = [under(keyNames), under(applicationNames)];
  const at = placeOf(result);
  if (keys.size + applications.size > 0) return { keys, applications, at };
  const mentioned = new Set(guidsOf(result));
  return { keys: mentioned, applications: mentioned, at };
}

function guidsOf(value: unknown): string[] {
  return (JSON.stringify(value) ?? '').match(guid)?.map((one) => one.toLowerCase()) ?? [];
}

/** File and line; of an address neither its query nor its user, which may be secrets themselves. */
function placeOf({ locations }: Result): string {
  const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
  const uri = artifactLocation?.uri?.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/@]*@/, '$1') ?? '';
  if (uri === '') return 'a place that is not told';
  return `${uri.slice(0, 200)}${region?.startLine == null ? '' : `:${region.startLine}`}`;
}
