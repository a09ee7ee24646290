import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { betaEvidence, betasOf } from '../corpus/beta-evidence.ts';
import { openColumns } from '../corpus/columns.ts';
import { corpusOfBank } from '../corpus/corpus.ts';
import { allRows } from '../corpus/order.ts';
import { parseBank } from '../diagnostics/index.ts';

function bankOf(network: string) {
  const at = (name: string) => new URL(`../../models/${network}/${name}`, import.meta.url);
  return parseBank(JSON.parse(readFileSync(at('bank.json'), 'utf8')), readFileSync(at('bank.bin')));
}

it('is a lesson on shipped banks of the same utterances, whose paired difference leaves 0 out', () => {
  const [dbr, plain] = [bankOf('dbr'), bankOf('plain')];
  expect([...dbr.label]).toEqual([...plain.label]);
  const columns = openColumns(corpusOfBank(dbr), { dbr, plain }, { a: 'dbr', b: 'plain' });
  const [overall] = betaEvidence(betasOf(columns), allRows(dbr.utterances));
  // The lesson names no number: it sends pupils to the sentence that is made of these.
  expect(overall?.change?.interval).not.toBeNull();
  expect(overall?.change?.interval?.high).toBeLessThan(0);
  expect(overall?.a.imbalance).toBeLessThan(overall?.b?.imbalance as number);
});

it('sends pupils to ablations that the model card has', () => {
  const card = readFileSync(new URL('../../models/dbr/card.md', import.meta.url), 'utf8');
  for (const variant of ['DBR without TSF', 'DBR without AGPR', 'DBR without BRF', 'plain decoupling'])
    expect(card).toContain(`full DBR minus ${variant}`);
  expect(card).toMatch(/cannot be told apart|lower than that of/);
});
