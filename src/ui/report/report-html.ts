import { escapedXml as escaped } from '../charts/drawing/svg-text.ts';
import { type CsvValue, csvText } from '../charts/frame/csv.ts';
import type { CardBlock } from '../model-card/card-blocks.ts';

/** Everything a report says, as plain text, numbers and finished pictures. */
export interface Report {
  /** BCP 47. */
  language: string;
  title: string;
  /** One line under the title: of what, and when. */
  subtitle: string;
  /** What is looked at and how, name and value. */
  settings: readonly (readonly [string, string])[];
  /** Where the view can be opened again; null where there is no page. */
  link: string | null;
  sections: readonly ReportSection[];
  card: readonly CardBlock[];
  words: {
    settings: string;
    link: string;
    card: string;
    /** Above a long table that is folded up. */
    lines: (count: number) => string;
    /** Below a table that is cut. */
    cut: (shown: number) => string;
    csv: string;
  };
}

export interface ReportSection {
  title: string;
  about: string;
  charts: readonly ReportChart[];
}

export interface ReportChart {
  /** File name without its ending. */
  name: string;
  title: string;
  info: string;
  /** SVG markup as a serializer wrote it. */
  picture: string | null;
  rows: readonly (readonly CsvValue[])[];
}

/** Tables up to this long are open, and are printed. */
const OPEN_LINES = 40;
/** Longer ones end here; the file that comes with them does not. */
const MOST_LINES = 400;

/**
 * A report as one HTML file that needs nothing else: no network, no script (its own policy forbids both), light unless
 * printed otherwise. All text is escaped; pictures are taken as they are.
 */
export function reportHtml(report: Report): string {
  const { language, title, subtitle, settings, link, sections, card, words } = report;
  const head = `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(subtitle)}</p>
</header>
<main>`;
  const settingsHtml = `<section>
<h2>${escaped(words.settings)}</h2>
<dl>${settings.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}${
    link === null
      ? ''
      : `\n<dt>${escaped(words.link)}</dt><dd><a href="${escaped(link)}">${escaped(link)}</a></dd>`
  }</dl>
</section>`;
  const cardHtml =
    card.length === 0
      ? ''
      : `<section>\n<h2>${escaped(words.card)}</h2>\n${card.map(blockHtml).join('\n')}\n</section>`;
  const body = sections.map((section) => sectionHtml(section, words));
  return `${[head, settingsHtml, ...body, cardHtml].join('\n')}\n</main>\n</body>\n</html>\n`;
}

function sectionHtml({ title, about, charts }: ReportSection, words: Report['words']): string {
  return `<section>
<h2>${escaped(title)}</h2>
<p>${escaped(about)}</p>
${charts.map((chart) => chartHtml(chart, words)).join('\n')}
</section>`;
}

function chartHtml({ name, title, info, picture, rows }: ReportChart, words: Report['words']): string {
  const lines = rows.length - 1;
  const csv = `<a download="${escaped(name)}.csv" href="data:text/csv;charset=utf-8,${encodeURIComponent(csvText(rows))}">${escaped(words.csv)}</a>`;
  const numbers = tableHtml(rows.slice(0, 1 + MOST_LINES));
  const cut = lines > MOST_LINES ? `<p>${escaped(words.cut(MOST_LINES))}</p>` : '';
  const table =
    lines <= OPEN_LINES
      ? numbers
      : `<details><summary>${escaped(words.lines(lines))}</summary>${numbers}${cut}</details>`;
  return `<figure>
<figcaption><h3>${escaped(title)}</h3><p>${escaped(info)}</p></figcaption>
${picture ? `<div role="img" aria-label="${escaped(title)}">${picture}</div>` : ''}
${table}
<p>${csv}</p>
</figure>`;
}

function tableHtml([head = [], ...lines]: readonly (readonly CsvValue[])[]): string {
  const cell = (value: CsvValue) =>
    typeof value === 'number'
      ? `<td class="number">${short(value)}</td>`
      : `<td>${escaped(value ?? '')}</td>`;
  return `<table><thead><tr>${head.map((name) => `<th scope="col">${escaped(String(name ?? ''))}</th>`).join('')}</tr></thead>
<tbody>${lines.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('\n')}</tbody></table>`;
}

/** Six digits are enough to read; the file has all of them. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function blockHtml(block: CardBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'code':
      return `<pre>${escaped(block.text)}</pre>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml([block.head, ...block.rows]);
  }
}

const STYLE = `
body { max-width: 1120px; margin: 0 auto; padding: 24px 20px 60px; background: #fff; color: #171c25; font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 24px; }
h2 { margin: 36px 0 4px; padding-top: 12px; border-top: 2px solid #171c25; font-size: 18px; }
h3 { margin: 16px 0 0; font-size: 14px; }
p { margin: 4px 0; max-width: 90ch; }
a { color: #1d5a96; }
header p, figcaption p, summary { color: #525d6b; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 8px 0; }
dt { color: #525d6b; }
dd { margin: 0; }
figure { margin: 0 0 18px; }
figure > div > svg { max-width: 100%; height: auto; }
table { margin: 6px 0; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
th, td { padding: 1px 10px 1px 0; border-bottom: 1px solid #e1e5eb; text-align: left; vertical-align: top; }
td.number { text-align: right; }
details { margin: 6px 0; }
pre { white-space: pre-wrap; }
@media (max-width: 640px) { dl { grid-template-columns: 1fr; } dt { margin-top: 6px; } table { display: block; overflow-x: auto; } }
@media print { body { max-width: none; padding: 0; font-size: 11px; } h2, h3, figcaption { break-after: avoid; } figure > div, tr { break-inside: avoid; } details, figure > p { display: none; } }
`;
