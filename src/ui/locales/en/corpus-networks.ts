/** Sentences of the Corpus view about which networks run, in English. */
export const corpusNetworks = {
  networks: {
    a: 'Network A',
    b: 'compared with B',
    none: 'nothing',
    choose: 'Networks ({{n}})',
    title: 'Networks that run',
    hint: 'Up to {{most}} run over all rows, one after the other. Those that have run can be A and B.',
    ownHint: 'Weights of your own: open model.json and weights.bin together.',
    compared: 'being compared',
    ran: 'has run',
    runs: '{{done}} of {{rows}} rows',
    waits: 'waits for its turn',
    failed: 'could not run',
    following: 'then {{names}}',
  },
};
