import { describe, expect, it } from 'vitest';
import { balance } from '../diagnostics/index.ts';
import { BRANCHES, MODALITIES } from '../model/modalities.ts';
import { type ColumnId, DATA_MEASURES, MEASURES, parseColumn, SIDES } from './column-id.ts';
import { openColumns } from './columns.ts';
import { randomCorpus } from './testing/corpus-fixture.ts';

const N = 30;
const { corpus, results, columns } = randomCorpus(N);

describe('the columns of a corpus', () => {
  it('are numbers of every row, whoever says them', () => {
    for (const measure of MEASURES) {
      expect(columns.numbers(`a:${measure}`), measure).toHaveLength(N);
      expect(columns.get(`b:${measure}`)?.kind, measure).toBe('number');
    }
    expect(columns.numbers('data:row')[4]).toBe(5);
    expect(columns.get('file:speaker')).toBeNull();
  });

  it('are of a kind that is known before they are made, whichever labels the corpus has', () => {
    const ids: ColumnId[] = [
      'file:speaker',
      ...DATA_MEASURES.map((measure): ColumnId => `data:${measure}`),
      ...SIDES.flatMap((side) => MEASURES.map((measure): ColumnId => `${side}:${measure}`)),
    ];
    const classes = { ...corpus, classes: 3, label: corpus.label.map((_, row) => row % 3) };
    for (const of of [corpus, classes])
      for (const b of ['plain', null] as const) {
        const opened = openColumns(of, results, { a: 'dbr', b });
        for (const id of ids) expect(opened.kind(id), id).toBe(opened.get(id)?.kind ?? null);
      }
  });

  it('are the same numbers each time, also of names and of what is not there', () => {
    for (const id of ['data:present', 'a:beta', 'file:speaker'] as const)
      expect(columns.numbers(id)).toBe(columns.numbers(id));
  });

  it('have nothing where a modality is absent', () => {
    const { language, visual } = {
      language: columns.numbers('a:contribution-shared-language'),
      visual: columns.numbers('a:contribution-shared-visual'),
    };
    expect(visual[0]).toBeNaN();
    expect(visual[1]).not.toBeNaN();
    expect(language[0]).not.toBeNaN();
  });

  it('have shares of all that moves the prediction, which make 1 where everything is there', () => {
    const parts = BRANCHES.flatMap((branch) =>
      MODALITIES.map((modality) => columns.numbers(`a:share-${branch}-${modality}`)),
    );
    for (let row = 0; row < N; row++) {
      if (row % 7 === 0) continue;
      expect(parts.reduce((sum, values) => sum + (values[row] as number), 0)).toBeCloseTo(1, 6);
    }
  });

  it('have a difference row by row', () => {
    const [a, b, minus] = (['a', 'b', 'difference'] as const).map((side) => columns.numbers(`${side}:beta`));
    expect(minus?.[3]).toBe((a?.[3] as number) - (b?.[3] as number));
    const alone = openColumns(corpus, { dbr: results.dbr }, { a: 'dbr', b: null });
    expect(alone.get('b:beta')).toBeNull();
    expect(alone.get('difference:beta')).toBeNull();
  });

  it('name the ways a row can have its modalities', () => {
    const present = columns.get('data:present');
    expect(present?.kind === 'category' && present.names).toEqual([
      'language+acoustic',
      'language+acoustic+visual',
    ]);
  });

  it('say how far the labels of the modalities lie apart, where two are there', () => {
    const { language, acoustic } = corpus.valences;
    const apart = columns.numbers('data:disagreement')[0];
    expect(apart).toBeCloseTo(Math.abs((language[0] as number) - (acoustic[0] as number)), 6);
  });
});

describe('the columns of a corpus of classes', () => {
  const label = corpus.label.map((_, row) => row % 3);
  const prediction = Float32Array.from(label, (truth, row) => (row < 10 ? truth : (truth + 1) % 3));
  const ofClasses = { ...corpus, classes: 3, classNames: ['sad', 'calm', 'glad'], label };
  const dbr = { ...results.dbr, columns: { ...results.dbr.columns, prediction } };
  const { get, numbers } = openColumns(ofClasses, { dbr }, { a: 'dbr', b: null });

  it('have names where sentiment has points', () => {
    for (const id of ['data:label', 'a:prediction'] as const)
      expect(get(id)).toMatchObject({ kind: 'category', names: ['sad', 'calm', 'glad'] });
    expect([...numbers('data:label')]).toEqual([...label]);
    expect([...numbers('a:prediction')]).toEqual([...prediction]);
  });

  it('say right or wrong, and neither how far off nor how far apart', () => {
    expect(numbers('a:absoluteError').reduce((sum, wrong) => sum + wrong, 0)).toBe(N - 10);
    expect(get('a:error')).toBeNull();
    expect(get('data:disagreement')).toBeNull();
    expect(get('a:beta')?.kind).toBe('number');
  });
});

it('beta follows from the magnitudes, as of a single utterance', () => {
  const { magnitude, present } = results.dbr.columns;
  expect(present).toHaveLength(3 * N);
  const row = 4;
  const map = {
    // One step: the magnitudes themselves.
    values: Float32Array.from(
      BRANCHES.flatMap((_, branch) =>
        MODALITIES.map((__, m) => magnitude[(m * N + row) * 2 + branch] as number),
      ),
    ),
    steps: 1,
    bias: 0,
    total: 0,
  };
  const shares = BRANCHES.map((branch) =>
    MODALITIES.reduce(
      (sum, modality) => sum + (columns.numbers(`a:share-${branch}-${modality}`)[row] as number),
      0,
    ),
  );
  expect((shares[0] as number) - (shares[1] as number)).toBeCloseTo(balance(map).overall, 5);
});

it.each([
  'data:label',
  'a:beta-visual',
  'difference:share-private-acoustic',
  'file:speaker: name',
] satisfies ColumnId[])('the name %s is one', (id) => {
  expect(parseColumn(id)).not.toBeNull();
});

it.each(['', 'label', 'data:', 'data:speaker', 'c:beta', 'a:beta-smell', 'file:'])(
  '"%s" names no column',
  (id) => {
    expect(parseColumn(id)).toBeNull();
  },
);
