/** Sentences of the Train view in English. */
export const train = {
  about:
    'Train a tiny network of the same design in this browser. Its samples are made up by a formula: three modalities share one sentiment, each adds something of its own and noise, and in a fifth of them one contradicts the others. Switch a stage or a loss off, train again and compare.',
  settings: 'What the next run is trained with',
  network: 'Network',
  stages: 'Stages',
  seed: 'Seed',
  start: 'Train',
  stop: 'Stop',
  losses: 'Losses: what the training makes small besides the error',
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
    'One run is one draw: try other seeds before you believe a difference. Figures of a toy set say how the parts work, not how well the network that ships does.',
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
      info: 'How much a modality’s private branch holds of what its shared branch has already, averaged over the modalities: 0 is nothing, 1 is everything.',
    },
    redundancy: {
      title: 'Redundancy',
      info: 'How much the modalities’ shared branches say the same thing, averaged over the pairs: 0 is nothing in common, 1 is the same.',
    },
  },
  lossTitle: 'What the training makes small',
  loss: {
    total: { name: 'Total', info: 'The weighted sum of all terms below, averaged over the epoch.' },
    task: { name: 'Task', info: 'Mean error of the prediction on the training samples.' },
    reconstruction: {
      name: 'Reconstruction',
      info: 'Both branches together must be able to rebuild what came in.',
    },
    similarity: { name: 'Similarity', info: 'Shared vectors of different modalities must be spread alike.' },
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
    borrow: { name: 'Borrowing', info: 'Borrowing must stay alive but the exception.' },
    unimodal: { name: 'Unimodal', info: 'Each modality must predict its own sentiment.' },
    decorrelation: {
      name: 'Decorrelation',
      info: 'TSF’s temporal and structural stream must hold different things.',
    },
    covariance: { name: 'Covariance', info: 'Channels of the shared vectors must not repeat each other.' },
    gateEntropy: { name: 'Gate', info: 'BRF’s gate must use both branches on average.' },
  },
};
