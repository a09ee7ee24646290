/** What the Corpus view says of computing what groups of features add, in English. */
export const corpusParts = {
  groups: {
    of: 'Rows looked at',
    scopes: { row: 'one row', mean: 'mean of rows' },
    ask: 'Compute',
    again: 'Compute again',
    busy: 'Can be computed when the networks have run.',
    noRow: 'Select a row in any chart to see what its features add.',
    ofRow: 'Row {{row}}.',
    ofMean: 'Mean of {{n}} rows.',
    ofSome: 'Mean of {{n}} of {{of}} rows, drawn by a fixed seed.',
    bank: 'The reference bank holds results alone, not the features they were made from: there is nothing to measure. Open features (.npz), videos or kept sessions.',
    texts: 'These rows hold no voice or face as this app measures them: there is nothing to measure.',
  },
};
