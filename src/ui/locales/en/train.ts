/** Sentences of the Train view in English. */
export const train = {
  about:
    'Train a tiny network of the same design in this browser. Its samples are made up by a formula: three modalities share one sentiment, each adds a part of its own and noise, and in a fifth of the samples one contradicts the others. Switch a stage or a loss off, train again and compare.',
  settings: 'Settings of the next run',
  network: 'Network',
  stages: 'Stages',
  seed: 'Seed',
  start: 'Train',
  stop: 'Stop',
  losses: 'Training losses besides the error',
  variant: { dbr: 'Full DBR', plain: 'Plain decoupling' },
  without: 'Without {{names}}',
  status: { running: 'running', stopped: 'stopped', failed: 'failed' },
  empty:
    'Nothing has been trained yet. Everything stays on this device and is forgotten when the page closes.',
  progress: 'Training',
  epoch: 'Epoch',
  epochOf: 'Epoch {{epoch}} of {{epochs}}',
  run: 'Run {{number}}',
  curve: 'Run {{number}}: from {{from}} to {{to}} after epoch {{epoch}}.',
  noCurve: 'Nothing to show yet.',
  column: { run: 'Run', network: 'Network', epochs: 'Epochs', seconds: 'Seconds' },
  heldOutTitle: 'On samples it was not trained on',
  reading:
    'One run proves little: try other seeds before you believe a difference. Figures on a toy set show how the parts work, not how good the shipped network is.',
  heldOut: {
    mae: {
      title: 'Error (MAE)',
      info: 'Mean distance between prediction and label, in sentiment points, after every epoch.',
    },
    absoluteBalance: {
      title: 'Imbalance |β|',
      info: 'How far from even the branches share the work, averaged over the samples: 0 is even, 1 means that one branch does it all.',
    },
    leakage: {
      title: 'Leakage',
      info: 'How much of its shared branch a modality’s private branch holds as well, averaged over the modalities: 0 is nothing, 1 is everything.',
    },
    redundancy: {
      title: 'Redundancy',
      info: 'How much the modalities’ shared branches repeat one another, averaged over the pairs: 0 is nothing in common, 1 is the same.',
    },
  },
  lossTitle: 'Training losses',
  loss: {
    total: { name: 'Total', info: 'The weighted sum of all terms below, averaged over the epoch.' },
    task: { name: 'Task', info: 'Mean error of the prediction on the training samples.' },
    reconstruction: {
      name: 'Reconstruction',
      info: 'Both branches together must be able to rebuild what came in.',
    },
    similarity: {
      name: 'Similarity',
      info: 'Shared vectors of different modalities must be distributed alike.',
    },
    difference: {
      name: 'Difference',
      info: 'Shared and private branch of a modality must hold different things.',
    },
    redundancy: {
      name: 'Redundancy',
      info: 'After TSF the modalities’ shared vectors must not repeat each other.',
    },
    leakage: {
      name: 'Leakage',
      info: 'After AGPR the private branch must not hold what the shared one has.',
    },
    anchors: {
      name: 'Anchors',
      info: 'Each step should choose few anchors, and all anchors should be used.',
    },
    orthogonality: {
      name: 'Orthogonality',
      info: 'Anchors of a modality must point in different directions.',
    },
    borrow: { name: 'Borrowing', info: 'Borrowing must stay in use, but rare.' },
    unimodal: { name: 'Unimodal', info: 'Each modality must predict its own sentiment.' },
    decorrelation: {
      name: 'Decorrelation',
      info: 'TSF’s temporal and structural stream must hold different things.',
    },
    covariance: { name: 'Covariance', info: 'Channels of the shared vectors must not repeat each other.' },
    gateEntropy: { name: 'Gate', info: 'BRF’s gate must use both branches on average.' },
    balance: {
      name: 'Balance',
      info: 'Both branches must carry about half of each prediction: β within ±0.1 costs nothing.',
    },
  },
  own: {
    title: 'Make it yours',
    about:
      'Label at least three utterances. The head, the last layer of the shipped network, is fitted to your labels on this device; everything before it stays the same, and its answers to 384 reference utterances change as little as possible.',
    record: 'Record in Live, or take a sample session.',
    session: 'Utterances of',
    choose: 'Choose a session',
    opening: 'Opening the session…',
    none: 'There is no utterance in this session.',
    utterance: 'Utterance',
    before: 'Before',
    label: 'Your label',
    labelOf: 'Your label of “{{text}}”',
    noLabel: 'None',
    after: 'After',
    tune: 'Fine-tune',
    needed: '{{count}} labelled, at least {{least}} needed.',
    error: 'Error on your utterances (MAE)',
    fromTo: '{{from}} before, {{to}} after',
    leftOut: 'Error on each utterance when it is left out of the fit',
    leftOutNote: 'If this is not below the error before, the fit has learnt these utterances, not you.',
    moved: 'Mean shift of the reference utterances',
    keep: 'Keep',
    kept: 'Kept as “Own weights” until the page closes; open it in the Laboratory.',
    toLaboratory: 'Open the Laboratory',
    throwAway: 'Discard',
    export: 'Export the weights',
  },
};
