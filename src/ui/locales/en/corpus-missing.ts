/** Sentences of the Corpus view about leaving modalities out, in English. */
export const corpusMissing = {
  missing: {
    title: 'Without a modality',
    info: 'The metrics of the rows looked at, with each modality alone and with each left out: the network runs again as if the others had not been there. n counts the rows that still have something. Metric and intervals are those of the slices.',
    given: 'what the networks get',
    all: 'everything',
    alone: '{{modality}} alone',
    without: 'without {{modality}}',
    ask: 'Compute for {{n}} rows',
    running: 'Running {{network}} with less',
    of: '{{metric}} of {{n}} rows',
    bank: 'The reference bank holds results alone, not the features they were made from: nothing can be left out. Open features (.npz), videos or kept sessions.',
    one: 'These rows have one modality: there is none to leave out.',
  },
};
