import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortFiles } from '../../app/media/sort-files.ts';
import { VIEW_IDS, type ViewId } from '../link/view-ids.ts';
import { planFiles } from './file-plan.ts';

const plan = (names: string[], here: ViewId) =>
  planFiles(sortFiles(names.map((name) => new File([], name))), here, []);

it('takes what is brought to another view where it belongs, and says so', () => {
  expect(plan(['talk.mp4', 'talk.srt'], 'laboratory')).toEqual({
    view: 'sessions',
    said: [{ word: 'taken', view: 'sessions', names: ['talk.mp4', 'talk.srt'] }],
  });
  expect(plan(['mosi.npz'], 'sessions')).toEqual({
    view: 'laboratory',
    said: [{ word: 'taken', view: 'laboratory', names: ['mosi.npz'] }],
  });
  expect(plan(['a.dbr.zip'], 'train').view).toBe('sessions');
});

it('says nothing of what belongs to the view that is open, and stays there', () => {
  expect(plan(['a.mp4', 'b.mp4'], 'sessions')).toEqual({ view: 'sessions', said: [] });
  expect(plan(['a.dbr.zip', 'm.npz'], 'laboratory')).toEqual({ view: 'laboratory', said: [] });
  expect(plan(['m.npz'], 'corpus')).toEqual({ view: 'corpus', said: [] });
  expect(plan(['m.npz', 'a.mp4'], 'laboratory')).toEqual({
    view: 'laboratory',
    said: [{ word: 'taken', view: 'sessions', names: ['a.mp4'] }],
  });
});

it('takes tables to the Corpus view, with features that came with them, and keeps there what becomes rows', () => {
  expect(plan(['rows.csv', 'm.npz'], 'live').view).toBe('corpus');
  expect(plan(['a.npz', 'b.npz'], 'laboratory')).toEqual({
    view: 'corpus',
    said: [{ word: 'taken', view: 'corpus', names: ['a.npz', 'b.npz'] }],
  });
  const brought = ['a.mp4', 'a.srt', 'b.dbr.zip', 'rows.parquet', 'lines.jsonl', 'sheet.xlsx'];
  expect(plan(brought, 'corpus')).toEqual({ view: 'corpus', said: [] });
});

it('lets no file vanish: it is seen in the open view, or named in what is said', () => {
  const name = fc.constantFrom(
    'a.mp4',
    'a.srt',
    'b.srt',
    'b.wav',
    'c.zip',
    'd.npz',
    'd.csv',
    'e.json',
    'f.bin',
    'g.pdf',
    'h',
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 10 }), fc.constantFrom(...VIEW_IDS), (names, here) => {
      const files = names.map((one) => new File([], one));
      const sorted = sortFiles(files);
      const [, ...alone] = sorted.transcripts;
      const { view, said } = planFiles(sorted, here, alone);
      const named = said.flatMap((word) => word.names);
      for (const file of files) {
        const isSaid = named.includes(file.name);
        expect(isSaid || view === here, file.name).toBe(true);
        if (sorted.unknown.includes(file) || alone.includes(file)) expect(isSaid, file.name).toBe(true);
      }
    }),
  );
});
