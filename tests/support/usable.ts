// Whether a page can be used by everybody: it fits, passes the accessibility rules, can be read in the sun and touched with a thumb.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA in full, and of AAA the contrast of text: 7:1. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
};

/** Brings the rules along with whatever this page opens; they are read once a page. */
export const watchOver = (page: Page): Promise<unknown> => page.addInitScript({ content: axe.source });

/** What is wrong with the page as it stands; empty when nothing is. */
export const complaintsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const room = document.documentElement.scrollWidth - window.innerWidth;
    const small = [...document.querySelectorAll('button, a[href], input, select, summary, textarea')]
      .filter((element) => !element.closest('svg'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => {
        const least = element.matches('button.primary') ? 64 : 48;
        return box.width > 0 && (box.width < 48 || box.height < least);
      })
      .map(
        ({ element, box }) =>
          `small: ${element.textContent?.trim()}: ${Math.round(box.width)}×${Math.round(box.height)}`,
      );
    const cut = [...document.querySelectorAll('button')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ textContent }) => `cut: ${textContent?.trim()}`);
    const isBroken = (text: Text, from: number, until: number): boolean => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, until);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    };
    const broken = [...document.querySelectorAll('button, h1, h2, h3, label, legend, summary, th, dt')]
      .flatMap((element) => [...element.childNodes])
      .filter((node): node is Text => node instanceof Text)
      .flatMap((text) =>
        [...text.data.matchAll(/\p{L}{2,}/gu)].flatMap(({ 0: word, index }) =>
          isBroken(text, index, index + word.length) ? [`broken: ${word}`] : [],
        ),
      );
    const { violations } = await axe.run(rules);
    return [
      ...(room > 0 ? [`${room} px too wide`] : []),
      ...small,
      ...cut,
      ...broken,
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    ];
  }, RULES);
