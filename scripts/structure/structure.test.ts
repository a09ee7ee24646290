import { describe, expect, it } from 'vitest';
import { findingsOf, rulesOf } from './check.ts';
import { circlesOf } from './circles.ts';
import { namedIn } from './imports.ts';
import type { Layer } from './layers.ts';

const LAYERS: Layer[] = [
  { folder: 'src/low', imports: [], rooms: { '.': [], room: ['.'] } },
  { folder: 'src/high', imports: ['src/low'], rooms: { '.': [] } },
];
const FOLDERS = ['src/low', 'src/low/room', 'src/high'];
const findings = (imports: Record<string, string[]>, folders = FOLDERS) =>
  findingsOf(new Map(Object.entries(imports)), folders, LAYERS);

describe('what a file names', () => {
  it.each([
    ["import { a } from './a.ts';", ['./a.ts']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import classes from './A.module.css';", ['./A.module.css']],
    ["export type { A } from './a.ts'; export * from './b.ts';", ['./a.ts', './b.ts']],
    ["const a = () => import('./a.ts');", ['./a.ts']],
    ["let a: import('./a.ts').A;", ['./a.ts']],
    ["new Worker(new URL('./a.worker.ts', import.meta.url));", ['./a.worker.ts']],
    ["new URL('./a.json', document.baseURI); // import { b } from './b.ts'", []],
  ])('%s', (code, named) => {
    expect(namedIn('file.ts', code)).toEqual(named);
  });
});

describe('circles', () => {
  it('are found whole, however long, and apart from what leads to them', () => {
    const graph = new Map([
      ['start', ['a', 'd']],
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', ['d', 'd']],
    ]);
    expect(circlesOf(graph)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('are none where there is only one way round', () => {
    expect(
      circlesOf(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('the structure', () => {
  it('is sound where every arrow points down', () => {
    expect(
      findings({
        'src/high/a.ts': ['src/low/b.ts'],
        'src/low/room/c.ts': ['src/low/b.ts'],
        'src/low/b.ts': [],
      }),
    ).toEqual({ fileCircles: [], folderCircles: [], upwardImports: [], ruleless: [] });
  });

  it('names an import upwards, and a folder that needs the one above it', () => {
    const { upwardImports, folderCircles } = findings({
      'src/low/b.ts': ['src/low/room/c.ts'],
      'src/low/room/c.ts': ['src/low/d.ts'],
    });
    expect(upwardImports).toEqual(['src/low/b.ts imports src/low/room/c.ts']);
    expect(folderCircles).toEqual(['src/low, src/low/room']);
  });

  it('lets tests import from above, but nothing of the app a test', () => {
    const { upwardImports } = findings({
      'src/low/b.test.ts': ['src/high/a.ts'],
      'src/high/a.ts': ['src/low/testing/fixture.ts'],
    });
    expect(upwardImports).toEqual(['src/high/a.ts imports src/low/testing/fixture.ts']);
  });

  it('names a folder without a rule, and a rule without a folder', () => {
    expect(findings({}, ['src/low', 'src/low/room', 'src/new']).ruleless).toEqual([
      'src/new',
      'src/high is not there',
    ]);
  });

  it('is refused where a rule itself points upwards', () => {
    const upwards: Layer = { folder: 'src/low', imports: ['src/high'], rooms: { '.': [] } };
    expect(() => rulesOf([upwards])).toThrow('The rule of src/low names src/high');
    const room: Layer = { folder: 'src/low', imports: [], rooms: { room: ['.'], '.': [] } };
    expect(() => rulesOf([room])).toThrow('The rule of src/low/room names .');
  });
});
