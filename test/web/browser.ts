/** The system's Chromium, driven by playwright-core; tests that need it are skipped, and say so, where it is not installed. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser. */
export const hasBrowser = existsSync(path);

if (!hasBrowser)
  console.warn(`No browser at ${path}: the page's tests are skipped. Install one: apt-get install chromium.`);

/** Starts it without a window, and without talking to anybody; more options of its command line may be given. */
export async function openBrowser(...options: readonly string[]): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...options,
    ],
  });
}
