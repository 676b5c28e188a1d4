/** What the operating system refuses is told in words that say where and how to mend it, whatever it is. */

import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openGraph } from '#cypher';
import { keepToken } from '../../api/index.ts';
import { explain } from '../../cli/failure.ts';
import { withFacts } from './facts-on-disk.ts';

/** The real error of listening on an address. */
function listeningOn(host: string, port = 0): Promise<unknown> {
  return new Promise((failed) => {
    createServer().once('error', failed).listen(port, host);
  });
}

test.each([
  ['192.0.2.1', /192\.0\.2\.1 is no address of this machine.*--host/],
  ['no-such-name.invalid', /no-such-name\.invalid (is not known|could not be looked up).*--host/],
])('listening on %s', async (host, says) => {
  expect(explain(await listeningOn(host))).toMatchObject({ status: 1, message: expect.stringMatching(says) });
});

test('a data folder that is none', async () => {
  await withFacts({ 'a-file.json': 'x' }, async (folder) => {
    const data = join(folder, 'a-file.json');
    for (const place of [data, join(data, 'below')])
      for (const use of [
        () => keepToken(place),
        () => openGraph({ dataFolder: place, progress: () => {}, environment: {} }),
      ]) {
        const error = await use().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(explain(error)).toMatchObject({
          status: 1,
          message: expect.stringMatching(/a-file\.json.*no folder.*--data/),
        });
      }
  });
});
