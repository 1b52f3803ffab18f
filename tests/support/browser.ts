// Debian's Chromium, driven as a family's tablet.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export const TABLET = { width: 800, height: 1280 };
export const TABLET_LANDSCAPE = { width: 1280, height: 800 };
/** A small phone of today, and a projector as it asks for a picture. */
const PHONE = { width: 360, height: 740 };
export const PROJECTOR = { width: 1920, height: 1080 };
/** Every size that a screen must fit, by its name. */
export const SIZES = {
  'tablet upright': TABLET,
  'tablet on its side': TABLET_LANDSCAPE,
  phone: PHONE,
  projector: PROJECTOR,
} as const;

/** As a family's tablet calls the controller: on plain http this is no secure context, which 127.0.0.1 would be. */
const LAN_NAME = 'yapu.local';
export const onTheLan = (url: string): string => url.replace('127.0.0.1', LAN_NAME);

const NEWER_ARRAYS = ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'];
/** What browsers learned after Chrome 87 (MDN's tables): a tablet of 2020 does not have it. */
const NEWER_APIS: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': NEWER_ARRAYS,
  'Object.getPrototypeOf(Uint8Array).prototype': NEWER_ARRAYS,
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  Array: ['fromAsync'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  'Set.prototype': ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf'],
  AbortSignal: ['timeout', 'any'],
  URL: ['canParse', 'parse'],
  'Element.prototype': ['checkVisibility', 'getHTML'],
  'HTMLElement.prototype': ['inert', 'popover', 'showPopover', 'togglePopover', 'hidePopover'],
  globalThis: ['structuredClone', 'reportError', 'scheduler', 'ViewTransition'],
};
const FORGET_NEWER_APIS = Object.entries(NEWER_APIS)
  .flatMap(([owner, names]) => names.map((name) => `delete (${owner})[${JSON.stringify(name)}];`))
  .join('\n');

export const openBrowser = async (): Promise<Browser> => {
  if (!existsSync(CHROMIUM))
    throw new Error(`${CHROMIUM} is missing: apt-get install -y --no-install-recommends chromium`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

/** A page of a tablet of 2020 that speaks Spanish; any request that leaves the machine fails the test that asks `outside`. */
export const openTablet = async (
  browser: Browser,
  viewport = TABLET,
): Promise<{
  readonly page: Page;
  readonly outside: readonly string[];
  readonly troubles: readonly string[];
}> => {
  const context = await browser.newContext({ viewport, locale: 'es-BO', deviceScaleFactor: 1 });
  await context.addInitScript({ content: FORGET_NEWER_APIS });
  const page = await context.newPage();
  const outside: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== LAN_NAME) outside.push(request.url());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return { page, outside, troubles };
};
