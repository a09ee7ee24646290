import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardBlocks } from '../model-card/card-blocks.ts';
import { cardDigest } from './card-digest.ts';
import { type Report, type ReportChart, reportHtml } from './report-html.ts';

const WORDS: Report['words'] = {
  settings: 'Settings',
  link: 'Link',
  card: 'The model',
  lines: (count) => `${count} lines`,
  cut: (shown) => `the first ${shown}`,
  csv: 'all numbers',
};
const chart = (over: Partial<ReportChart> = {}): ReportChart => ({
  name: 'lab-gate',
  title: 'Gate',
  info: 'How channels are mixed.',
  picture: '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>',
  rows: [
    ['channel', 'value'],
    [3, 0.123456789],
  ],
  ...over,
});
const report = (over: Partial<Report> = {}, charts = [chart()]): Report => ({
  language: 'en',
  title: 'Report',
  subtitle: 'of a moment',
  settings: [['Session', 'Flat']],
  link: 'http://localhost/#/laboratory?session=flat@3',
  sections: [{ title: 'Evidence', about: 'Where it comes from.', charts }],
  card: [],
  words: WORDS,
  ...over,
});

describe('a report', () => {
  it('shows whatever text as text', () => {
    const hostile = `<script>alert("1")</script><img src=x onerror='alert(1)'>`;
    const html = reportHtml(
      report(
        {
          title: hostile,
          subtitle: hostile,
          settings: [[hostile, hostile]],
          link: `http://localhost/#"><script>alert(1)</script>`,
          card: [
            { kind: 'paragraph', text: hostile },
            { kind: 'table', head: [hostile], align: ['left'], rows: [[hostile]] },
            { kind: 'list', items: [hostile] },
          ],
        },
        [chart({ name: hostile, title: hostile, info: hostile, rows: [[hostile], [hostile]] })],
      ),
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });

  it('has no tag but its own, whatever it is given', () => {
    const tags = (html: string) => html.match(/<[a-z/!][^>]*>/g)?.length;
    const plain = tags(reportHtml(report({ title: 'x', settings: [['x', 'x']] })));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tags(reportHtml(report({ title: text, settings: [[text, text]] })))).toBe(plain);
      }),
    );
  });

  it('allows itself neither script nor network, and asks for nothing', () => {
    const html = reportHtml(report());
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)="(?!data:|http:\/\/localhost)/);
  });

  it('shows short tables, folds long ones up, and gives every number with all digits as a file', () => {
    const long = Array.from({ length: 900 }, (_, index) => [index, index / 7]);
    const html = reportHtml(report({}, [chart(), chart({ rows: [['channel', 'value'], ...long] })]));
    expect(html).toContain('<td class="number">0.123457</td>');
    expect(html).toContain(encodeURIComponent('0.123456789'));
    expect(html).toContain('<summary>900 lines</summary>');
    expect(html.match(/<tr>/g)).toHaveLength(2 + 1 + 400);
    expect(html).toContain('the first 400');
    expect(html).toContain(encodeURIComponent(String(899 / 7)));
  });
});

describe('the digest of a model card', () => {
  it('of the network that ships says what it was trained on, its results and what it cannot do', () => {
    const card = readFileSync(new URL('../../../models/dbr/card.md', import.meta.url), 'utf8');
    const digest = cardDigest(cardBlocks(card));
    expect(digest.filter(({ kind }) => kind === 'heading')).toHaveLength(3);
    expect(digest.filter(({ kind }) => kind === 'table')).toHaveLength(1);
    const text = JSON.stringify(digest);
    expect(text).toMatch(/CMU-MOSI/);
    expect(text).toMatch(/non-commercial/);
    expect(text).toMatch(/must not be used to judge people/);
    expect(text).not.toMatch(/npm run/);
  });

  it('of a card without these chapters is empty', () => {
    expect(cardDigest(cardBlocks('# Card\n\nText\n'))).toEqual([]);
  });
});
