// What a tablet of 2020 (Chrome 87) does not know must not be in the console. Sources: caniuse tables of each feature.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

const files = readdirSync('console', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(svelte|ts|css)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Each came with the Chrome named beside it. */
const TOO_NEW: Readonly<Record<string, RegExp>> = {
  'Array.at (92)': /\.at\(-/,
  'structuredClone (98)': /structuredClone/,
  'Object.hasOwn (93)': /Object\.hasOwn\(/,
  'findLast (97)': /\.findLast/,
  'toSorted (110)': /\.to(Sorted|Reversed|Spliced)\(|\.with\(\d/,
  'crypto.randomUUID (secure pages only)': /randomUUID/,
  ':has (105)': /:has\(/,
  ':where and :is (88)': /:(where|is)\(/,
  '@container (105)': /@container/,
  'dvh (108)': /\d[ds]v[hw]/,
  'aspect-ratio (88)': /aspect-ratio:/,
  'inert (102)': /\binert\b/,
  'accent-color (93)': /accent-color/,
};

const codeOf = (text: string): string => text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');

describe.each(Object.entries(TOO_NEW))('%s', (_, pattern) => {
  test('is nowhere', () => {
    expect(files.filter((file) => pattern.test(codeOf(readFileSync(file, 'utf8'))))).toEqual([]);
  });
});

test.each(files.filter((file) => file.endsWith('.svelte')))('the styles of %s need no :where()', (file) => {
  const { css } = compile(readFileSync(file, 'utf8'), { filename: file, generate: 'client' });
  expect(css?.code ?? '').not.toMatch(/:where\(|:is\(/);
});

test('two classes in one selector would be seen', () => {
  const { css } = compile('<b class="a"><i class="b">{1}</i></b><style>.a .b { color: red }</style>', {
    generate: 'client',
  });
  expect(css?.code).toMatch(/:where\(/);
});
