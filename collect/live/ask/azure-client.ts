/** Asks Azure Resource Manager and Resource Graph through Azure's own clients; rows come from the text of the answers. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Row } from '../collection.ts';
import { type ArmClients, type ArmOptions, type ArmPages, openArmClients } from './arm-clients.ts';
import type { Page } from './graph-pages.ts';
import type { Lanes } from './lanes.ts';
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
  readonly #errand = new AsyncLocalStorage<Errand>();

  constructor(service: Service, lanes: Lanes) {
    this.service = service;
    this.#lanes = lanes;
    this.#clients = openArmClients(service.endpoint, async (request) => {
      const errand = this.#errand.getStore();
      if (errand === undefined) throw new Error('a request without its errand');
      return await service.ask(request, errand);
    });
  }

  /** One page of a list; `link` is where the page before ended. Throws what Service.ask throws. */
  async page(list: ListOperation, link: string | undefined, subject: string, errand: AzureErrand): Promise<Page> {
    let text = '';
    const options = { abortSignal: errand.signal, onResponse: hearing((heard) => (text = heard)) };
    const pages = list(this.#clients, options).byPage(link === undefined ? {} : { continuationToken: link });
    await this.#errand.run({ ...errand, lane: this.#lanes.of('azure', subject), operations: 1 }, () => pages.next());
    const { value, nextLink } = JSON.parse(text || '{}') as { value?: Row[]; nextLink?: string | null };
    if (nextLink) this.service.sameHost(nextLink);
    return { rows: value ?? [], next: nextLink || undefined };
  }

  /** One page of a Resource Graph query; `next` is its `$skipToken`. https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data */
  async query(
    kusto: string,
    scope: GraphScope,
    skipToken: string | undefined,
    errand: AzureErrand,
  ): Promise<GraphPage> {
    let text = '';
    const request = {
      query: kusto,
      ...scope,
      options: { resultFormat: 'objectArray', top: 1000, ...(skipToken === undefined ? {} : { skipToken }) },
    } as const;
    const options = { abortSignal: errand.signal, onResponse: hearing((heard) => (text = heard)) };
    await this.#errand.run({ ...errand, lane: this.#lanes.of('resource-graph'), operations: 1 }, () =>
      this.#clients.resourceGraph.resources(request, options),
    );
    const answer = JSON.parse(text || '{}') as Record<string, unknown>;
    const next = answer.$skipToken;
    return {
      rows: (answer.data as Row[] | undefined) ?? [],
      next: typeof next === 'string' && next !== '' ? next : undefined,
      total: typeof answer.totalRecords === 'number' ? answer.totalRecords : undefined,
      isTruncated: String(answer.resultTruncated).toLowerCase() === 'true',
    };
  }
}

/** A page of Resource Graph. */
export interface GraphPage extends Page {
  readonly total: number | undefined;
  readonly isTruncated: boolean;
}

function hearing(hear: (text: string) => void): (response: { readonly bodyAsText?: string | null }) => void {
  return ({ bodyAsText }) => hear(bodyAsText ?? '');
}
