/** Asks Azure Resource Manager and Resource Graph through Azure's own clients; rows come from the text of the answers. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Row } from '../collection.ts';
import { type ArmClients, type ArmOptions, type ArmPages, openArmClients } from './arm-clients.ts';
import type { Page } from './graph-pages.ts';
import type { Lanes } from './lanes.ts';
import { GaveUp } from './persist.ts';
import type { Errand, Service } from './service.ts';

/** A list operation of a client. */
export type ListOperation = (clients: ArmClients, options: ArmOptions) => ArmPages;

/** What an errand needs beyond its lane. */
export type AzureErrand = Omit<Errand, 'lane' | 'operations'>;

/** The scope of a Resource Graph query. Without `managementGroups` it leaves out their rows and says nothing. */
export interface GraphScope {
  readonly managementGroups?: string[];
  readonly subscriptions?: string[];
}

/** Azure. */
export class AzureClient {
  readonly service: Service;
  readonly #clients: ArmClients;
  readonly #lanes: Lanes;
  readonly #errand = new AsyncLocalStorage<HeardErrand>();

  constructor(service: Service, lanes: Lanes) {
    this.service = service;
    this.#lanes = lanes;
    this.#clients = openArmClients(service.endpoint, async (request) => {
      const errand = this.#errand.getStore();
      if (errand === undefined) throw new Error('a request without its errand');
      const answer = await service.ask(request, errand);
      errand.hear(answer.text);
      return answer;
    });
  }

  /** One page of a list; `link` is where the page before ended. Throws what Service.ask throws, and GaveUp for no list. */
  async page(list: ListOperation, link: string | undefined, subject: string, errand: AzureErrand): Promise<Page> {
    const pages = list(this.#clients, { abortSignal: errand.signal }).byPage(
      link === undefined ? {} : { continuationToken: link },
    );
    const lane = this.#lanes.of('azure', subject);
    const text = await this.#textOf({ ...errand, lane, operations: 1 }, () => pages.next());
    const { value, nextLink } = (jsonOf(text) ?? {}) as { value?: unknown; nextLink?: string | null };
    if (!Array.isArray(value)) throw new GaveUp('the answer holds no list');
    const next = nextLink ? this.service.sameHost(nextLink, link).href : undefined;
    return { rows: value as Row[], next };
  }

  /** One page of a Resource Graph query; `next` is its `$skipToken`. https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data */
  async query(
    kusto: string,
    scope: GraphScope,
    skipToken: string | undefined,
    errand: AzureErrand,
  ): Promise<GraphPage> {
    const request = {
      query: kusto,
      ...scope,
      options: { resultFormat: 'objectArray', top: 1000, ...(skipToken === undefined ? {} : { skipToken }) },
    } as const;
    const lane = this.#lanes.of('resource-graph');
    const text = await this.#textOf({ ...errand, lane, operations: 1 }, () =>
      this.#clients.resourceGraph.resources(request, { abortSignal: errand.signal }),
    );
    const answer = (jsonOf(text) ?? {}) as Record<string, unknown>;
    const next = answer.$skipToken;
    return {
      rows: ofTypes(kusto, dataOf(answer.data)),
      next: typeof next === 'string' && next !== '' ? next : undefined,
      total: typeof answer.totalRecords === 'number' ? answer.totalRecords : undefined,
      isTruncated: String(answer.resultTruncated).toLowerCase() === 'true',
    };
  }

  /** The text that the service answered. What a client makes of it counts for nothing: its models drop fields, and stumble over fields that are missing. */
  async #textOf(errand: Errand, ask: () => Promise<unknown>): Promise<string> {
    let text: string | undefined;
    const hear = (heard: string) => {
      text = heard;
    };
    try {
      await this.#errand.run({ ...errand, hear }, ask);
    } catch (error) {
      if (text === undefined) throw error;
    }
    return text ?? '';
  }
}

interface HeardErrand extends Errand {
  hear(text: string): void;
}

/** The rows of an answer; a service may give a table where objects were asked for. Throws GaveUp where there are none. */
function dataOf(data: unknown): Row[] {
  if (Array.isArray(data)) return data as Row[];
  const { columns, rows } = (data ?? {}) as { columns?: readonly { name: string }[]; rows?: readonly unknown[][] };
  if (columns === undefined || rows === undefined) throw new GaveUp('the answer of Resource Graph holds no rows');
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

/** The rows of the types that the query names: what else a service gives was not asked for. */
function ofTypes(kusto: string, rows: readonly Row[]): readonly Row[] {
  const types = new Set([...kusto.matchAll(/'([^']+\/[^']+)'/g)].map(([, type = '']) => type.toLowerCase()));
  if (types.size === 0) return rows;
  return rows.filter(({ type }) => typeof type !== 'string' || types.has(type.toLowerCase()));
}

/** A page of Resource Graph. */
export interface GraphPage extends Page {
  readonly total: number | undefined;
  readonly isTruncated: boolean;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GaveUp('the answer is no JSON');
  }
}
