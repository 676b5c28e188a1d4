/** Judges requests by what Microsoft publishes of its API: it knows nothing of what our own server believes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../../../shared/data/api-description');

/** A judge. */
export interface Judge {
  /** What is wrong with `METHOD /path?query`; undefined where it is as published. */
  fault(request: string): string | undefined;
}

/** What the description leaves out, each with its reason. */
const notDescribed: readonly (readonly [RegExp, string])[] = [
  [/^POST \/(v1\.0|beta)\/\$batch$/, 'batches are not in the description; what they hold is judged by itself'],
  [/microsoft\.graph\./, 'cast segments to types of agents are not in the description'],
  [/microsoft\.aadiam/i, 'the provider of the diagnostic settings of Entra ID publishes no description'],
  [/microsoft\.insights/i, 'the description that is at hand has none of the provider of diagnostic settings'],
];

/** Versions that Azure's clients for npm carry and those for Python, from which the description is made, do not. */
const versionsOfClients: readonly string[] = [
  'GET /subscriptions 2022-12-01',
  'GET /providers/Microsoft.Management/managementGroups 2021-04-01',
  'POST /providers/Microsoft.ResourceGraph/resources 2024-04-01',
];

/** The judge; undefined where the description is absent. */
export function openJudge(): Judge | undefined {
  if (!existsSync(folder)) return undefined;
  const graph = { 'v1.0': graphPaths('graph-v1.0-all.json.gz'), beta: graphPaths('graph-beta-all.json.gz') };
  const azure = azureOperations();
  return {
    fault(request) {
      if (notDescribed.some(([pattern]) => pattern.test(request.split('?')[0] ?? ''))) return undefined;
      const [, method = '', path = '', query = ''] = /^(\w+) ([^?]*)\??(.*)$/.exec(request) ?? [];
      const [, version, rest = ''] = /^\/(v1\.0|beta)(\/.*)$/.exec(path) ?? [];
      const options = new URLSearchParams(query);
      return version === undefined
        ? azureFault(azure, method, path, options)
        : graphFault(graph[version as 'v1.0' | 'beta'], method, rest, options);
    },
  };
}

interface Step {
  readonly next: Map<string, Step>;
  operation?: readonly [methods: readonly string[], options: readonly string[]];
}

function graphPaths(file: string): Step {
  const described = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8')) as Record<
    string,
    readonly [readonly string[], readonly string[]]
  >;
  const root: Step = { next: new Map() };
  for (const [path, operation] of Object.entries(described)) {
    let step = root;
    for (const segment of path.split('/').slice(1)) {
      const next = step.next.get(segment) ?? { next: new Map() };
      step.next.set(segment, next);
      step = next;
    }
    step.operation = operation;
  }
  return root;
}

/** The operation of a path; a segment that is described wins over one that stands for any. */
function operationOf(step: Step, segments: readonly string[]): Step['operation'] {
  const [first, ...rest] = segments;
  if (first === undefined) return step.operation;
  for (const name of [first, '{}']) {
    const next = step.next.get(name);
    const found = next === undefined ? undefined : operationOf(next, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function graphFault(root: Step, method: string, path: string, options: URLSearchParams): string | undefined {
  const operation = operationOf(root, path.split('/').slice(1).map(decodeURIComponent));
  if (operation === undefined) return `no such path: ${path}`;
  const [methods, allowed] = operation;
  if (!methods.includes(method)) return `${path} takes no ${method}`;
  const wrong = [...options.keys()].find((name) => !/^\$skiptoken$/i.test(name) && !allowed.includes(name));
  return wrong === undefined ? undefined : `${path} takes no ${wrong}`;
}

interface AzureOperation {
  readonly pattern: RegExp;
  readonly versions: readonly string[];
}

function azureOperations(): readonly AzureOperation[] {
  const described = JSON.parse(readFileSync(join(folder, 'arm-operations.json'), 'utf8')) as Record<string, object>;
  return Object.entries(described).map(([operation, versions]) => {
    const [method = '', path = ''] = operation.split(' ');
    const segments = path.replace(/[.$()]/g, '\\$&').split('{}');
    // A scope at the beginning has any number of segments.
    const [before = '', ...after] = path.startsWith('/{}/') ? ['.*', ...segments.slice(1)] : segments;
    return {
      pattern: new RegExp(`^${method} ${[before, ...after].join('[^/]+')}$`.replace('.*[^/]+', '.*'), 'i'),
      versions: Object.keys(versions),
    };
  });
}

function azureFault(
  operations: readonly AzureOperation[],
  method: string,
  path: string,
  options: URLSearchParams,
): string | undefined {
  const found = operations.filter(({ pattern }) => pattern.test(`${method} ${path}`));
  if (found.length === 0) return `no such operation: ${method} ${path}`;
  const version = options.get('api-version') ?? '';
  if (versionsOfClients.includes(`${method} ${path} ${version}`)) return undefined;
  const isNextPage = [...options.keys()].some((name) => /^\$skiptoken$/i.test(name));
  return isNextPage || found.some(({ versions }) => versions.includes(version))
    ? undefined
    : `${path} has no version ${version}`;
}
