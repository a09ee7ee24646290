import { readdirSync } from 'node:fs';

/**
 * The folders of the project from the bottom to the top, and what each may import. `npm run structure` holds every file to
 * it, imports of types included; files of tests may import what they test with.
 */
export interface Layer {
  folder: string;
  /** The layers below that this one may import, with all of their rooms. */
  imports: readonly string[];
  /** Its folders from the bottom to the top, '.' being its own files, each with the rooms it may import. */
  rooms: Readonly<Record<string, readonly string[]>>;
}

/** Languages beside English; one more is a folder more. */
const TRANSLATIONS = readdirSync(new URL('../../src/ui/locales', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name);

/** What is in every room of the screen. */
const SCREEN = ['src/app', 'src/model', 'src/ui/locales', 'src/ui/page'];

export const LAYERS: readonly Layer[] = [
  // The core: numbers in, numbers out.
  {
    folder: 'src/model',
    imports: [],
    rooms: {
      ops: [],
      'ops/losses': ['ops'],
      'wasm/kernels': [],
      'wasm/fused': ['ops', 'ops/losses', 'wasm/kernels'],
      wasm: ['ops', 'wasm/kernels', 'wasm/fused'],
      webgpu: ['ops'],
      '.': ['ops', 'wasm', 'webgpu'],
      onnx: ['.', 'ops'],
    },
  },
  { folder: 'src/diagnostics', imports: ['src/model'], rooms: { '.': [] } },
  {
    folder: 'src/features',
    imports: ['src/model'],
    rooms: { '.': [], acoustic: ['.'], language: ['.'], visual: ['.'], npz: [], ready: ['.', 'npz'] },
  },

  // The edges: devices, media files, workers.
  {
    folder: 'src/capture',
    imports: ['src/features'],
    rooms: { '.': [], 'media-file/mend': [], 'media-file': ['.', 'media-file/mend'] },
  },
  {
    folder: 'src/engine',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/capture'],
    rooms: {
      '.': [],
      files: ['.'],
      backend: ['.'],
      'workers/acoustic': ['.', 'files'],
      'workers/bank': ['.', 'files'],
      'workers/inference': ['.', 'files', 'backend'],
      'workers/media': ['.'],
      'workers/onnx': ['.', 'files'],
      'workers/speech': ['.', 'files'],
      'workers/user-features': ['.', 'files'],
      'workers/text': ['.', 'files', 'backend'],
      'workers/vision': ['.', 'files'],
      workers: [
        '.',
        'files',
        'backend',
        'workers/acoustic',
        'workers/inference',
        'workers/speech',
        'workers/text',
        'workers/vision',
      ],
    },
  },

  // A session, and many of them.
  {
    folder: 'src/session',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/capture', 'src/engine'],
    rooms: {
      '.': [],
      utterances: ['.'],
      window: ['.', 'utterances'],
      answer: ['.'],
      fold: ['.', 'utterances', 'window', 'answer'],
      samples: ['.', 'fold'],
      subtitles: ['.', 'utterances', 'fold'],
      stored: ['.', 'utterances', 'answer', 'fold', 'subtitles'],
      sources: ['.', 'utterances', 'window', 'answer', 'fold', 'samples', 'stored', 'subtitles'],
    },
  },

  // Training: what runs in a page too, and what only Node can do.
  {
    folder: 'src/training/core',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/engine'],
    rooms: {
      '.': [],
      behaviour: ['.'],
      data: ['.'],
      predictors: ['data'],
      losses: ['predictors'],
      steps: ['.', 'data', 'predictors', 'losses'],
      judging: ['.', 'behaviour', 'data', 'predictors'],
      plan: ['.', 'data', 'predictors', 'losses', 'judging'],
      'fine-tune': [],
      toy: ['.', 'data', 'predictors', 'losses', 'steps', 'judging', 'plan'],
    },
  },
  {
    folder: 'src/training/node',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/engine', 'src/training/core'],
    rooms: {
      readers: [],
      '.': ['readers'],
      studies: ['.', 'readers'],
      card: ['.', 'studies'],
      'ready-features': ['.', 'readers'],
      commands: ['.', 'readers', 'studies', 'card', 'ready-features'],
    },
  },

  // Many samples at once: columns, slices and metrics over what networks make of them.
  {
    folder: 'src/corpus',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/engine', 'src/training/core'],
    rooms: { '.': [], statistics: ['.'], run: ['.'], table: ['.'] },
  },

  // The app.
  { folder: 'src/lessons', imports: ['src/model'], rooms: { '.': [] } },
  {
    folder: 'src/app',
    imports: ['src/model', 'src/diagnostics', 'src/features', 'src/capture', 'src/engine', 'src/session'],
    rooms: {
      '.': [],
      downloads: ['.'],
      networks: ['.'],
      media: ['.'],
      kept: ['.'],
      live: ['.', 'downloads', 'networks', 'media', 'kept'],
    },
  },

  // The screen: what every view is made of, then the views, then what holds them.
  {
    folder: 'src/ui/locales',
    imports: ['src/features', 'src/app'],
    rooms: {
      en: [],
      ...Object.fromEntries(TRANSLATIONS.map((language) => [language, ['en']])),
      '.': ['en', ...TRANSLATIONS],
    },
  },
  { folder: 'src/ui/page', imports: ['src/model', 'src/app'], rooms: { '.': [] } },
  { folder: 'src/ui/theme', imports: ['src/ui/page'], rooms: { '.': [] } },
  { folder: 'src/ui/problems', imports: SCREEN, rooms: { '.': [] } },
  { folder: 'src/ui/link', imports: [...SCREEN, 'src/ui/problems'], rooms: { '.': [] } },
  { folder: 'src/ui/presenter', imports: [...SCREEN, 'src/ui/link'], rooms: { '.': [] } },
  { folder: 'src/ui/files', imports: [...SCREEN, 'src/ui/link', 'src/ui/problems'], rooms: { '.': [] } },
  { folder: 'src/ui/offline', imports: [...SCREEN, 'src/ui/problems'], rooms: { '.': [] } },
  { folder: 'src/ui/source', imports: SCREEN, rooms: { '.': [] } },
  { folder: 'src/ui/model-card', imports: [], rooms: { '.': [] } },
  { folder: 'src/ui/glossary', imports: ['src/ui/locales', 'src/ui/page'], rooms: { '.': [] } },
  {
    folder: 'src/ui/charts',
    imports: [
      ...SCREEN,
      'src/diagnostics',
      'src/features',
      'src/session',
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/glossary',
    ],
    rooms: {
      labels: [],
      prediction: [],
      pointer: ['prediction'],
      drawing: [],
      figure: ['drawing', 'labels'],
      frame: ['figure', 'labels'],
      cells: ['drawing', 'figure', 'frame', 'labels', 'pointer'],
      'cells/matrix': ['cells', 'labels', 'prediction'],
      'cells/contributions': ['cells', 'frame', 'labels', 'pointer', 'prediction'],
      flow: ['drawing', 'figure', 'frame', 'labels', 'pointer', 'prediction'],
      gauges: ['drawing', 'figure', 'frame', 'labels', 'prediction'],
      signals: ['drawing', 'frame'],
      timeline: ['drawing', 'figure', 'frame', 'labels', 'pointer'],
    },
  },
  { folder: 'src/ui/report', imports: ['src/ui/model-card', 'src/ui/charts'], rooms: { '.': [] } },
  {
    folder: 'src/ui/onnx',
    imports: [...SCREEN, 'src/engine', 'src/ui/problems', 'src/ui/charts'],
    rooms: { '.': [] },
  },
  {
    folder: 'src/ui/laboratory',
    imports: [
      ...SCREEN,
      'src/diagnostics',
      'src/features',
      'src/engine',
      'src/session',
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/link',
      'src/ui/files',
      'src/ui/source',
      'src/ui/model-card',
      'src/ui/glossary',
      'src/ui/charts',
      'src/ui/report',
      'src/ui/onnx',
    ],
    rooms: {
      state: [],
      store: ['state'],
      link: ['state', 'store'],
      material: ['state', 'store'],
      panel: ['state', 'store', 'material'],
      stages: [],
      graph: ['store', 'stages'],
      shapley: ['state', 'store', 'panel', 'stages'],
      history: ['store', 'panel', 'stages'],
      experiment: ['state', 'store', 'panel'],
      bank: ['panel'],
      panels: ['state', 'store', 'panel', 'stages', 'graph', 'shapley', 'history', 'experiment', 'bank'],
      report: ['state', 'store', 'link', 'panel', 'panels'],
      '.': ['state', 'store', 'link', 'material', 'panel', 'experiment', 'panels', 'report'],
    },
  },
  {
    folder: 'src/ui/lessons',
    imports: [
      ...SCREEN,
      'src/session',
      'src/lessons',
      'src/ui/link',
      'src/ui/source',
      'src/ui/glossary',
      'src/ui/charts',
      'src/ui/laboratory',
    ],
    rooms: { walk: [], handout: ['walk'], '.': ['walk', 'handout'] },
  },
  {
    folder: 'src/ui/tour',
    imports: [...SCREEN, 'src/ui/link', 'src/ui/presenter', 'src/ui/lessons'],
    rooms: { '.': [] },
  },
  {
    folder: 'src/ui/about',
    imports: [
      ...SCREEN,
      'src/ui/problems',
      'src/ui/offline',
      'src/ui/model-card',
      'src/ui/glossary',
      'src/ui/tour',
    ],
    rooms: { '.': [] },
  },
  {
    folder: 'src/ui/sessions',
    imports: [
      ...SCREEN,
      'src/features',
      'src/capture',
      'src/session',
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/files',
      'src/ui/charts',
      'src/ui/laboratory',
    ],
    rooms: { media: [], '.': ['media'] },
  },
  {
    folder: 'src/ui/live',
    imports: [
      ...SCREEN,
      'src/diagnostics',
      'src/features',
      'src/session',
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/source',
      'src/ui/charts',
      'src/ui/lessons',
      'src/ui/tour',
      'src/ui/about',
    ],
    rooms: {
      view: [],
      panel: [],
      transcript: ['view'],
      devices: ['transcript'],
      capture: ['panel', 'transcript', 'devices'],
      balance: ['view', 'panel'],
      outcome: ['view', 'panel', 'transcript'],
      '.': ['view', 'balance', 'capture', 'outcome'],
    },
  },
  {
    folder: 'src/ui/corpus',
    imports: [
      ...SCREEN,
      'src/diagnostics',
      'src/engine',
      'src/corpus',
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/link',
      'src/ui/files',
      'src/ui/model-card',
      'src/ui/glossary',
      'src/ui/charts',
      'src/ui/report',
    ],
    rooms: {
      store: [],
      link: ['store'],
      words: ['store'],
      data: ['store', 'words'],
      controls: ['store', 'words'],
      filters: ['store', 'words', 'controls'],
      heatmap: ['store', 'words', 'controls'],
      beta: ['store', 'words'],
      slices: ['store', 'words'],
      table: ['store', 'words'],
      report: ['store', 'words', 'heatmap', 'beta', 'slices'],
      '.': ['store', 'link', 'words', 'data', 'filters', 'heatmap', 'beta', 'slices', 'table', 'report'],
    },
  },
  {
    folder: 'src/ui/train',
    imports: [
      ...SCREEN,
      'src/engine',
      'src/session',
      'src/training/core',
      'src/ui/problems',
      'src/ui/glossary',
      'src/ui/charts',
      'src/ui/onnx',
    ],
    rooms: { '.': [] },
  },
  {
    folder: 'src/ui/shell',
    imports: [
      ...SCREEN,
      'src/ui/theme',
      'src/ui/problems',
      'src/ui/link',
      'src/ui/presenter',
      'src/ui/files',
      'src/ui/offline',
      'src/ui/glossary',
      'src/ui/laboratory',
      'src/ui/lessons',
      'src/ui/about',
      'src/ui/sessions',
      'src/ui/live',
      'src/ui/corpus',
      'src/ui/train',
    ],
    rooms: { header: [], '.': ['header'] },
  },
  {
    folder: 'src',
    imports: ['src/app', 'src/ui/locales', 'src/ui/theme', 'src/ui/link', 'src/ui/shell'],
    rooms: { '.': [] },
  },

  // Hostile input for every parser: tests alone.
  { folder: 'src/fuzz', imports: [], rooms: { '.': [] } },

  // Above the app: what people and tests start.
  {
    folder: 'scripts',
    imports: [
      'src/model',
      'src/features',
      'src/engine',
      'src/session',
      'src/diagnostics',
      'src/training/core',
      'src/training/node',
      'src/corpus',
      'src/ui/locales',
      'src/ui/charts',
      'src/ui/model-card',
      'src/ui/tour',
      'src/ui/report',
      'src/ui/corpus',
    ],
    rooms: {
      project: [],
      corpus: [],
      miniature: [],
      'model-files': ['project', 'miniature'],
      serve: ['project', 'model-files'],
      'fake-devices': ['project'],
      licences: [],
      samples: ['project', 'model-files'],
      structure: [],
      test: ['project'],
      engines: ['project', 'test'],
      'bench/network': ['project', 'serve'],
      bench: ['project', 'model-files', 'serve', 'fake-devices', 'engines'],
      '.': [
        'project',
        'model-files',
        'serve',
        'engines',
        'bench',
        'bench/network',
        'corpus',
        'licences',
        'miniature',
        'structure',
        'test',
      ],
    },
  },
  {
    folder: 'e2e',
    imports: [
      'src/model',
      'src/diagnostics',
      'src/features',
      'src/engine',
      'src/lessons',
      'src/app',
      'src/ui/locales',
      'src/ui/link',
      'src/ui/glossary',
      'src/ui/laboratory',
      'src/ui/tour',
      'scripts',
    ],
    rooms: { '.': [], engines: [], snapshots: [] },
  },
];
