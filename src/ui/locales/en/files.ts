/** Sentences about files brought from anywhere to anywhere, in English. */
export const files = {
  drop: 'Drop it here',
  dropKinds:
    'Videos, sounds, transcripts, exported sessions, feature files and weights: each goes where it belongs.',
  taken: 'Taken to {{view}}',
  queue: '{{done}} of {{count}} files read',
  clearQueue: 'Clear the list',
  cancelOne: 'Cancel {{name}}',
  status: {
    waiting: 'waiting',
    reading: 'being read',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
};
