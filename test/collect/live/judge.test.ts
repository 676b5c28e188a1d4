/** The judge of requests is tried itself: on what a real collector asked of a real tenant, and on mistakes. Skipped where the data is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openJudge } from '../../support/published-judge.ts';

const recorded = join(import.meta.dirname, '../../../../shared/data/recorded-tenant/responses.jsonl');
const judge = existsSync(recorded) ? openJudge() : undefined;

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** Operations of providers that the collector does not ask, which the description therefore leaves out. */
const otherProviders =
  /\/providers\/(?!Microsoft\.(Authorization|Management|ManagedIdentity|ResourceGraph)\b)|\/resourceGroups|locations|\/resources$/i;

(judge === undefined ? describe.skip : describe)('[U] the judge', () => {
  const requests =
    judge === undefined
      ? []
      : readFileSync(recorded, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Recorded);
  const lineOf = ({ method, url }: Recorded) => {
    const { pathname, search } = new URL(url);
    return `${method} ${pathname}${decodeURIComponent(search)}`;
  };

  test('takes every request of the recorded tenant that was answered', () => {
    expect(requests).toHaveLength(504);
    const graph = requests.filter(({ url, status }) => url.startsWith('https://graph.') && status < 300);
    expect(graph.length).toBeGreaterThan(400);
    expect(graph.map((one) => judge?.fault(lineOf(one))).filter((fault) => fault !== undefined)).toEqual([]);
    const azure = requests.filter(
      ({ url, status }) =>
        url.startsWith('https://management.') && status < 300 && !otherProviders.test(new URL(url).pathname),
    );
    expect(azure.length).toBeGreaterThan(0);
    expect(azure.map((one) => judge?.fault(lineOf(one))).filter((fault) => /no such/.test(fault ?? ''))).toEqual([]);
  });

  test.each([
    ['GET /v1.0/usres?$top=9', /no such path/],
    ['GET /v1.0/reports/servicePrincipalSignInActivities', /no such path/],
    ['PATCH /v1.0/organization', /takes no PATCH/],
    ['GET /v1.0/users?$skip=5', /takes no \$skip/],
    ['GET /subscriptions/1/providers/Microsoft.Authorization/roleAssignments?api-version=2015-01-01', /has no version/],
    [
      'GET /subscriptions/1/providers/Microsoft.Authorization/roleAsignments?api-version=2022-04-01',
      /no such operation/,
    ],
  ])('refuses %s', (request, says) => {
    expect(judge?.fault(request)).toMatch(says);
  });

  test.each([
    'GET /beta/reports/servicePrincipalSignInActivities',
    'GET /v1.0/users?$top=999&$select=id',
    'GET /subscriptions/1/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01',
  ])('takes %s', (request) => {
    expect(judge?.fault(request)).toBeUndefined();
  });
});
