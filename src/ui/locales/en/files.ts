/** Sentences about files loaded by dropping or choosing them, in English. */
export const files = {
  drop: 'Drop it here',
  dropKinds:
    'Video, audio, transcripts, exported sessions, feature files and weights: each goes where it belongs.',
  taken: 'Opened in {{view}}',
  queue: '{{done}} of {{count}} files read',
  clearQueue: 'Clear the list',
  cancelOne: 'Cancel {{name}}',
  exportOnnx: 'Export as ONNX',
  status: {
    waiting: 'waiting',
    reading: 'reading',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
};
