// Debian's Chromium, driven as a family's tablet.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export const TABLET = { width: 800, height: 1280 };
export const TABLET_LANDSCAPE = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export const openBrowser = async (): Promise<Browser> => {
  if (!existsSync(CHROMIUM))
    throw new Error(`${CHROMIUM} is missing: apt-get install -y --no-install-recommends chromium`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

/** A page of a tablet that speaks Spanish; any request that leaves the machine fails the test that asks `outside`. */
export const openTablet = async (
  browser: Browser,
  viewport = TABLET,
): Promise<{
  readonly page: Page;
  readonly outside: readonly string[];
  readonly troubles: readonly string[];
}> => {
  const context = await browser.newContext({ viewport, locale: 'es-BO', deviceScaleFactor: 1 });
  const page = await context.newPage();
  const outside: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') outside.push(request.url());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return { page, outside, troubles };
};
