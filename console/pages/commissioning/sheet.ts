// What was proven as one page to print and to sign: HTML of its own, without anything from outside.
export interface SheetRow {
  readonly what: string;
  readonly result: string;
  readonly figures: string;
  readonly by: string;
  readonly when: string;
}

export interface Sheet {
  readonly language: string;
  readonly title: string;
  readonly heading: readonly [string, string, string, string, string];
  readonly rows: readonly SheetRow[];
  /** A line for a name by hand. */
  readonly signature: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (words: string): string => words.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
const cells = (tag: 'td' | 'th', words: readonly string[]): string =>
  `<tr>${words.map((word) => `<${tag}>${text(word)}</${tag}>`).join('')}</tr>`;

const STYLE =
  'body{font:12pt sans-serif;margin:15mm}table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:2mm;text-align:left}p{margin-top:20mm}';

export const printSheet = ({ language, title, heading, rows, signature }: Sheet): string =>
  [
    `<!doctype html><html lang="${text(language)}"><meta charset="utf-8"><title>${text(title)}</title>`,
    `<style>${STYLE}</style><h1>${text(title)}</h1><table><thead>${cells('th', heading)}</thead><tbody>`,
    ...rows.map(({ what, result, figures, by, when }) => cells('td', [what, result, figures, by, when])),
    `</tbody></table><p>${text(signature)}: ______________________________</p></html>`,
  ].join('');
