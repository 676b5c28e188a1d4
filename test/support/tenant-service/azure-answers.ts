/** Answers Azure Resource Manager and Resource Graph from a facts folder, by the rules of the service. */
import { randomUUID } from 'node:crypto';
import { ok, type Reply, refusals, refuse } from './reply.ts';
import type { Row, Tables } from './tables.ts';

const versions: Readonly<Record<string, string>> = {
  managementgroups: '2021-04-01',
  subscriptions: '2022-12-01',
  roledefinitions: '2022-04-01',
  roleassignments: '2022-04-01',
  denyassignments: '2022-04-01',
  roleeligibilityscheduleinstances: '2020-10-01',
  roleassignmentscheduleinstances: '2020-10-01',
  rolemanagementpolicyassignments: '2020-10-01',
  federatedidentitycredentials: '2024-11-30',
  diagnosticsettings: '2021-05-01-preview',
};

const ofDirectoryLogs = /^\/providers\/microsoft.aadiam\/diagnosticsettings$/i;

const tablesOf: Readonly<Record<string, string>> = {
  roleassignments: 'arm/role-assignments',
  denyassignments: 'arm/deny-assignments',
  roleeligibilityscheduleinstances: 'arm/role-eligibility-schedule-instances',
  roleassignmentscheduleinstances: 'arm/role-assignment-schedule-instances',
  rolemanagementpolicyassignments: 'arm/role-management-policy-assignments',
};

const lower = (value: unknown) => String(value ?? '').toLowerCase();

/** The Azure of one tenant. */
export class AzureAnswers {
  readonly #tables: Tables;
  readonly #origin: () => string;
  /** Rows a page. */
  page = 1000;
  readonly #continued = new Map<string, { rows: readonly Row[]; path: string }>();

  constructor(tables: Tables, origin: () => string) {
    this.#tables = tables;
    this.#origin = origin;
  }

  /** Answers a GET; undefined for a path that the service does not know. */
  answer(path: string, query: URLSearchParams): Reply | undefined {
    const last = lower(path.split('/').at(-1));
    const wanted = ofDirectoryLogs.test(path) ? '2017-04-01' : versions[last];
    if (wanted === undefined) return undefined;
    if (query.get('api-version') !== wanted && !query.has('$skipToken'))
      return refuse(400, 'InvalidApiVersionParameter', `The api-version ${query.get('api-version')} is not ${wanted}.`);
    const token = query.get('$skipToken');
    if (token !== null) return this.#next(token);
    const rows = this.#rows(path, last, query);
    return Array.isArray(rows) ? this.#page(rows, path) : rows;
  }

  #rows(path: string, last: string, query: URLSearchParams): Row[] | Reply | undefined {
    if (/^\/providers\/microsoft.management\/managementgroups$/i.test(path))
      return this.#tables.get('arm/management-groups')?.map(withoutParent) ?? refusals.azure();
    if (/^\/subscriptions$/i.test(path))
      return this.#tables.get('arm/subscriptions')?.map(({ managementGroupId: _, ...row }) => row) ?? refusals.azure();
    if (/^\/providers\/microsoft.authorization\/roledefinitions$/i.test(path))
      return this.#tables.get('arm/role-definitions')?.filter((row) => !isCustom(row)) ?? refusals.azure();
    if (ofDirectoryLogs.test(path)) return this.#tables.get('arm/entra-diagnostic-settings') ?? refusals.azure();
    const kept = /^(.*)\/providers\/microsoft.insights\/diagnosticsettings$/i.exec(path)?.[1];
    if (kept !== undefined)
      return (
        this.#tables
          .get('arm/diagnostic-settings')
          ?.filter((row) => lower(row.id).startsWith(`${lower(kept)}/providers/microsoft.insights/`)) ??
        refusals.azure()
      );
    const identity = /^(.*\/userassignedidentities\/[^/]+)\/federatedidentitycredentials$/i.exec(path)?.[1];
    if (identity !== undefined) return this.#credentialsOf(identity);
    const scope = /^(.*)\/providers\/microsoft.authorization\/[^/]+$/i.exec(path)?.[1];
    const table = tablesOf[last];
    if (scope === undefined || table === undefined) return undefined;
    return this.#atScope(scope, table, query);
  }

  #credentialsOf(identity: string): Row[] | Reply {
    const rows = this.#tables.get('arm/identity-federated-credentials');
    if (rows === undefined) return refusals.azure();
    return rows.filter((row) => lower(row.identityId) === lower(identity)).map(({ identityId: _, ...row }) => row);
  }

  /** At and above a scope; below too, but for `$filter=atScope()` and for policies. */
  #atScope(scope: string, table: string, query: URLSearchParams): Row[] | Reply {
    const rows = this.#tables.get(table);
    if (rows === undefined)
      return /schedule|policy/.test(table)
        ? refuse(400, 'AadPremiumLicenseRequired', 'The tenant needs an AAD Premium 2 license.')
        : refusals.azure();
    const above = new Set(this.#chain(scope).map(lower));
    const isAtScope = query.get('$filter') === 'atScope()' || table.includes('policy');
    return rows.filter((row) => {
      const own = lower((row.properties as Row | undefined)?.scope ?? scopeOf(String(row.id)));
      const isBelow = !isAtScope && own.startsWith(`${lower(scope)}/`);
      return table.includes('policy') ? own === lower(scope) : above.has(own) || isBelow;
    });
  }

  /** A scope and all above it, up to the root. */
  #chain(scope: string): string[] {
    const chain = ['/', '', scope];
    const subscription = this.#tables.rows('arm/subscriptions').find((row) => lower(row.id) === lower(scope));
    let parent = subscription?.managementGroupId ?? this.#group(scope)?.parentId;
    for (; typeof parent === 'string'; parent = this.#group(parent)?.parentId) chain.push(parent);
    return chain;
  }

  #group(id: string): Row | undefined {
    return this.#tables.rows('arm/management-groups').find((row) => lower(row.id) === lower(id));
  }

  /** Answers a Resource Graph query. */
  query(body: Row): Reply {
    const kusto = String(body.query ?? '');
    const options = (body.options ?? {}) as Row;
    if (options.resultFormat !== 'objectArray') return refuse(400, 'BadRequest', 'Please provide objectArray.');
    const token = typeof options.$skipToken === 'string' ? this.#continued.get(options.$skipToken) : undefined;
    if (options.$skipToken !== undefined && token === undefined)
      return refuse(400, 'BadRequest', 'The skip token is not valid.');
    const rows = token?.rows ?? this.#queried(kusto, Array.isArray(body.managementGroups));
    if (rows === undefined) return refuse(400, 'BadRequest', `Table of "${kusto}" is not known.`);
    const size = Math.min(Number(options.$top ?? 1000), 1000, this.page);
    const data = rows.slice(0, size);
    const rest = rows.slice(size);
    const next = randomUUID();
    if (rest.length > 0) this.#continued.set(next, { rows: rest, path: kusto });
    const more = rest.length > 0 ? { $skipToken: next } : {};
    return ok(
      {
        totalRecords: rows.length,
        count: data.length,
        data,
        facets: [],
        resultTruncated: rest.length > 0 ? 'true' : 'false',
        ...more,
      },
      { 'x-ms-user-quota-remaining': '14', 'x-ms-user-quota-resets-after': '00:00:05' },
    );
  }

  #queried(kusto: string, hasGroups: boolean): Row[] | undefined {
    const table = /^\s*(\w+)/.exec(kusto)?.[1];
    const types = [...kusto.matchAll(/'([^']+)'/g)].map(([, type = '']) => type.toLowerCase());
    const all = this.#tableOf(table, hasGroups);
    return all?.filter((row) => types.length === 0 || types.includes(lower(row.type)));
  }

  #tableOf(table: string | undefined, hasGroups: boolean): Row[] | undefined {
    const of = (name: string, type?: string) =>
      this.#tables.rows(name).map((row) => ({ ...row, type: type ?? lower(row.type) }));
    switch (table) {
      case 'resources':
        return of('arm/resources');
      case 'resourcecontainers':
        return [
          ...of('arm/resource-groups', 'microsoft.resources/subscriptions/resourcegroups'),
          ...this.#tables
            .rows('arm/subscriptions')
            .map((row) => this.#container(row, 'microsoft.resources/subscriptions')),
          ...(hasGroups ? this.#tables.rows('arm/management-groups').map((row) => this.#groupContainer(row)) : []),
        ];
      case 'authorizationresources':
        return [
          ...of('arm/role-definitions', 'microsoft.authorization/roledefinitions'),
          ...of('arm/role-assignments', 'microsoft.authorization/roleassignments').filter(
            (row) => hasGroups || /^\/subscriptions/i.test(String((row as Row).id)),
          ),
        ];
      case 'policyresources':
        return of('arm/policy-assignments', 'microsoft.authorization/policyassignments');
      case 'managedserviceresources':
        return this.#lighthouse();
      default:
        return undefined;
    }
  }

  #ancestors(parent: unknown): Row[] {
    const chain: Row[] = [];
    for (let group = typeof parent === 'string' ? this.#group(parent) : undefined; group !== undefined; ) {
      chain.push({ name: group.name, displayName: (group.properties as Row | undefined)?.displayName });
      group = typeof group.parentId === 'string' ? this.#group(group.parentId) : undefined;
    }
    return chain;
  }

  #container({ managementGroupId, ...row }: Row, type: string): Row {
    return {
      ...row,
      type,
      name: row.displayName,
      properties: { state: row.state, managementGroupAncestorsChain: this.#ancestors(managementGroupId) },
    };
  }

  #groupContainer({ parentId, ...row }: Row): Row {
    return {
      ...row,
      type: 'microsoft.management/managementgroups',
      properties: {
        ...(row.properties as Row | undefined),
        details: { managementGroupAncestorsChain: this.#ancestors(parentId) },
      },
    };
  }

  #lighthouse(): Row[] {
    return this.#tables.rows('arm/managed-services-registration-assignments').flatMap((row) => {
      const { registrationDefinition, ...properties } = row.properties as Row;
      const definition = {
        ...(registrationDefinition as Row),
        type: 'microsoft.managedservices/registrationdefinitions',
      };
      return [{ ...row, type: 'microsoft.managedservices/registrationassignments', properties }, definition];
    });
  }

  #next(token: string): Reply {
    const continued = this.#continued.get(token);
    if (continued === undefined) return refuse(400, 'InvalidSkipToken', 'The skip token is not valid.');
    return this.#page(continued.rows, continued.path);
  }

  #page(rows: readonly Row[], path: string): Reply {
    const rest = rows.slice(this.page);
    if (rest.length === 0) return ok({ value: rows });
    const token = randomUUID();
    this.#continued.set(token, { rows: rest, path });
    return ok({
      value: rows.slice(0, this.page),
      nextLink: `${this.#origin()}${path}?api-version=any&$skipToken=${token}`,
    });
  }
}

const isCustom = (row: Row) => lower((row.properties as Row | undefined)?.type) === 'customrole';
const scopeOf = (id: string) => id.split(/\/providers\/microsoft.authorization\//i)[0] ?? '';

/** The list of management groups tells nothing of parents. */
function withoutParent({ parentId: _, ...row }: Row): Row {
  const { details: _details, children: _children, ...properties } = (row.properties ?? {}) as Row;
  return { ...row, properties };
}
