// Today without JavaScript: how things stand, what calls and what to do, the values, the outputs, and Stop all. For a tablet too old
// for the console, or one that cannot run it. It shows one moment and says which; it never loads itself anew.
import express, { type Request, type Router } from 'express';
import type { Station } from '../app/station.ts';
import type { Snapshot, WireAlarm, WireBecause, WireOutput, WireReading } from '../contract/snapshot.ts';
import { isPositioned } from '../core/installation.ts';

/** How one language says things: words by their key, numbers with so many decimals. */
export interface Sentences {
  say(key: string, params?: WireBecause['params']): string;
  number(value: number, decimals: number): string;
  /** Names of the recorded clips that would say it; undefined where it cannot be recorded. */
  clips(because: WireBecause): readonly string[] | undefined;
}
type Say = Sentences['say'];

export interface LiteDeps {
  readonly station: Pick<Station, 'snapshot'>;
  readonly sentences: (language: Language) => Sentences;
}

/** The first is for a tablet that asks for none of them. */
export const LANGUAGES = { es: 'es-BO', en: 'en', fr: 'fr-CA' } as const;
type Short = keyof typeof LANGUAGES;
export type Language = (typeof LANGUAGES)[Short];
const SHORT = Object.keys(LANGUAGES) as Short[];

export const createLitePage = ({ station, sentences }: LiteDeps): Router => {
  const router = express.Router();
  router.get('/lite', (request, response) => {
    const short = languageFor(request);
    const page = render(station.snapshot(), short, sentences(LANGUAGES[short]));
    response.set('Cache-Control', 'no-store').type('html').send(page);
  });
  router.get('/lite.css', (_request, response) => void response.type('css').send(STYLE));
  return router;
};

/** Languages of which only words are known say their sentences in another. */
export const BORROWING: Readonly<Record<string, Short>> = { ay: 'es', qu: 'es' };

/** The two letters of the language that the address asks for. */
export const askedFor = (request: Request): string => String(request.query['lang']).slice(0, 2);

/** As the address asks (`?lang=fr`, `?lang=fr-CA`), else as the tablet does. */
export const languageFor = (request: Request): Short =>
  SHORT.find((known) => known === (BORROWING[askedFor(request)] ?? askedFor(request))) ??
  SHORT.find((known) => known === request.acceptsLanguages(...SHORT)) ??
  'es';

const render = (snapshot: Snapshot, short: Short, sentences: Sentences): string => {
  const { say } = sentences;
  const { verdict, site, virtual, link } = snapshot;
  const time = timeOf(snapshot);
  return `<!doctype html>
<html lang="${LANGUAGES[short]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(site.name)}</title>
<link rel="stylesheet" href="/lite.css">
${virtual ? `<p class="virtual">${text(say('simulation.word'))}</p>` : ''}
<h1>${text(site.name)}</h1>
<p>${text(say('lite.at', { at: time }))} · <a href="/lite?lang=${short}">${text(say('lite.again'))}</a></p>
<p class="verdict ${verdict.level}"><span aria-hidden="true">${SHAPES[verdict.level]}</span> ${text(say(verdict.because.key, verdict.because.params))}</p>
${link.state === 'ready' ? '' : `<p class="attention">${text(say(link.because?.key ?? `link.${link.state}`, link.because?.params))}</p>`}
<form method="post" action="/stop"><button>${text(say('stop.button'))}</button></form>
${alarmsOf(snapshot, say)}
<h2>${text(say('lite.values'))}</h2>
<table>${valuesOf(snapshot, sentences)}</table>
<h2>${text(say('lite.outputs'))}</h2>
<table>${outputsOf(snapshot, say)}</table>
<p>${SHORT.filter((other) => other !== short)
    .map((other) => `<a href="/lite?lang=${other}" lang="${other}">${other.toUpperCase()}</a>`)
    .join(' · ')} · <a href="/">${text(say('lite.console'))}</a></p>
</html>
`;
};

/** State by shape before colour, as in the console. */
const SHAPES = { good: '●', attention: '▲', danger: '⬣' } as const;

/** Local minutes after midnight of the state that is shown. */
const timeOf = ({ at, utcOffset }: Snapshot): number => {
  const day = 86_400_000;
  return Math.floor(((((at + utcOffset) % day) + day) % day) / 60_000);
};

const alarmsOf = ({ alarms, advice }: Snapshot, say: Say): string => {
  const calling = Object.values(alarms).filter(({ restsUntil }) => restsUntil === undefined);
  const cards = [
    ...calling
      .sort((a, b) => a.priority.localeCompare(b.priority) * -1)
      .map((alarm) => alarmCard(alarm, say)),
    ...Object.values(advice).map(({ key, params }) => `<li>${text(say(key, params))}</li>`),
  ];
  return cards.length === 0
    ? `<p>${text(say('task.none'))}</p>`
    : `<h2>${text(say('task.list'))}</h2>\n<ul>${cards.join('\n')}</ul>`;
};

const alarmCard = ({ priority, because: { key, params } }: WireAlarm, say: Say): string =>
  `<li class="${priority}"><strong><span aria-hidden="true">${SHAPES[priority]}</span> ${text(say(`${key}.what`, params))}</strong><br>${stepwise(text(say(`${key}.do`, params)))}</li>`;

/** Each step on a line of its own. */
const stepwise = (words: string): string => words.replace(/\s(?=\d\.\s)/g, '<br>');

const VALUES: Readonly<Record<string, string>> = {
  'air.temperature': 'value.air',
  'outside.temperature': 'value.outside',
  'air.humidity': 'value.humidity',
  'tank.level': 'value.tank',
  'solution.temperature': 'value.water',
  'solution.acidity': 'value.acidity',
  'solution.conductivity': 'value.nutrients',
  'solution.oxygen': 'value.oxygen',
};

const valuesOf = (snapshot: Snapshot, sentences: Sentences): string =>
  Object.entries(VALUES)
    .flatMap(([tag, name]) => {
      const reading = snapshot.readings[tag];
      return reading
        ? [
            `<tr><th scope="row">${text(sentences.say(name))}</th><td>${valueOfReading(reading, snapshot, sentences)}</td></tr>`,
          ]
        : [];
    })
    .join('\n');

/** Older than so many periods a value is a memory, and none is shown. */
const GONE_PERIODS = 10;

const valueOfReading = (
  reading: WireReading,
  { at, period }: Snapshot,
  { say, number }: Sentences,
): string => {
  const { value, quality, why, unit, decimals } = reading;
  if (value === undefined || at - reading.at > GONE_PERIODS * period)
    return `— ${text(say(`reading.${value === undefined ? (why ?? 'missing') : 'stale'}`))}`;
  const shown = `${text(number(value, decimals))} ${text(unit)}`;
  return quality === 'good' ? shown : `${shown} ? ${text(say(`reading.${why ?? 'doubtful'}`))}`;
};

const outputsOf = ({ outputs }: Snapshot, say: Say): string =>
  Object.entries(outputs)
    .map(
      ([id, output]) =>
        `<tr><th scope="row">${text(nameOf(id, output, say))}</th><td>${text(stateOf(output, say))}<br>${text(say(output.because.key, output.because.params))}</td></tr>`,
    )
    .join('\n');

const nameOf = (id: string, { kind }: WireOutput, say: Say): string => {
  const named = say(`output.${id}`);
  return named === `output.${id}`
    ? say('output.numbered', { kind: say(`output.${kind}`), id: id.replace(/^[a-z]+-/, '') })
    : named;
};

const stateOf = ({ kind, duty }: WireOutput, say: Say): string => {
  if (duty === undefined) return say('output.unknown');
  if (duty === 0) return say(`output.${kind}.off`);
  return isPositioned(kind) && duty < 1
    ? say(`output.${kind}.part`, { percent: Math.round(duty * 100) })
    : say(`output.${kind}.on`);
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (words: string): string => words.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

const STYLE = `body { max-width: 44rem; margin: 0 auto; padding: 1rem; font: 500 1.2rem/1.5 system-ui, sans-serif; color: #1e1b16; background: #fbf7ef }
h1 { margin: 0; font-size: 1.6rem } h2 { font-size: 1.3rem }
.virtual { margin: 0; padding: .3rem; font-weight: 800; text-align: center; background: #f2b705 }
.verdict { padding: 1rem; font-size: 1.6rem; font-weight: 700; border: 2px solid currentColor; border-radius: 12px }
.good { color: #14592f; background: #ddf0e2 } .attention { color: #6b4200; background: #ffe6ad } .danger { color: #8e0f24; background: #ffe0df }
li { margin: .5rem 0; padding: .5rem } table { width: 100%; border-collapse: collapse } th { text-align: left; vertical-align: top }
th, td { padding: .5rem; border-bottom: 1px solid #8c8474 } a { display: inline-block; min-width: 48px; min-height: 48px; line-height: 48px; color: inherit }
button { width: 100%; min-height: 5rem; font: inherit; font-size: 1.6rem; font-weight: 800; color: #fff; background: #8e0f24; border: 0; border-radius: 12px }
`;
