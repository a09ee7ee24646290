import { material } from './laboratory-material.ts';

/** Sentences of the Laboratory in English. */
export const laboratory = {
  waiting: 'Waiting for a window to look at …',
  stageOff: {
    alone: '{{stage}} does not run in this network: there is nothing to show.',
    a: '{{stage}} does not run in A: there is nothing of it to show.',
    b: '{{stage}} does not run in B: there is nothing of it to show.',
    both: '{{stage}} runs neither in A nor in B.',
    noDifference: 'So there is no difference either.',
  },
  experiment: {
    title: 'Experiment',
    compare: 'Compare',
    stop: 'Stop comparing',
    reset: 'Reset',
    show: 'What the charts show',
    network: 'Network of setup {{side}}',
    stages: 'Stages of setup {{side}}',
    choice: { dbr: 'DBR', plain: 'Plain decoupling', own: 'Own weights' },
    scales: 'Scale or silence',
    unscale: 'Everything at 1',
    scalesAbout:
      'How much of each branch and modality reaches BRF: 0 takes it out, 1 is as it was, 2 is double.',
    whole: 'together',
    everything: 'Everything',
    scaleOf: 'Scale of {{what}}',
    silence: 'Silence {{what}}',
    differ: 'differ',
    trainedWithout: 'Weights trained without {{stages}}.',
    bypassed: '{{stages}} bypassed, the weights are the same.',
    notThere: 'Weights trained that way are not there ({{path}}).',
    useSame: 'Use DBR’s weights and bypass',
    useTrained: 'Use weights trained without',
    loading: 'Loading {{name}} …',
    noOwn: 'No weights of your own are here yet.',
  },
  compare: {
    title: 'A and B in numbers',
    info: 'What the two setups say of the same window, and A minus B. Everything but the balance β is in sentiment points.',
    said: 'Prediction and contributions',
    worth: 'Shapley values',
    number: {
      prediction: 'prediction ŷ',
      balance: 'balance β',
      bias: 'bias',
      contribution: 'contribution',
      none: 'nobody',
      shapley: 'Shapley value',
    },
    csv: {
      kind: 'kind',
      branch: 'branch',
      modality: 'modality',
      a: 'a',
      b: 'b',
      difference: 'a_minus_b',
    },
    side: { a: 'A', b: 'B', difference: 'A − B' },
    file: { a: 'a', b: 'b', difference: 'a-minus-b' },
    apart:
      'A and B were trained apart: a channel, node or anchor of one is not the same of the other. Their difference cell by cell shows that they differ, not how.',
  },
  modality: 'Modality of the charts that show one',
  words: 'Words of the window',
  material,
  linkLive:
    'It restores the view; a live session itself stays on this device. Choose a recording to pass on a moment.',
  fold: 'Show or hide: {{title}}',
  report: {
    make: 'Make a report of this view',
    making: 'Making the report …',
    failed: 'The report could not be made: {{detail}}',
    title: 'DBR Live: a report of the Laboratory',
    made: 'Made on {{at}}, on this device.',
    view: 'What is shown',
    link: 'This view again',
    words: 'Words of the window',
    without: 'without {{stages}}',
    moment: '{{name}}, the window that ends at {{at}} s',
    card: 'The model',
    lines: 'All {{count}} lines',
    cut: 'The first {{count}} lines; the file has all.',
    settings: {
      subject: 'Session',
      words: 'Words replaced',
      swap: 'Modality swapped',
      a: 'Network',
      b: 'Compared with',
      show: 'Shown',
      modality: 'Modality of single charts',
      pinned: 'Pinned',
      folded: 'Left out',
    },
  },
  sections: {
    evidence: {
      title: 'Evidence',
      about: 'Where the prediction of this window comes from, cell by cell and player by player.',
    },
    branches: {
      title: 'The two branches, before and after',
      about:
        'What the encoders made of the window and what the rebalancing stages made of that. Charts of a kind share one scale.',
    },
    tsf: {
      title: 'TSF: change and structure of the shared branch',
      about:
        'Which steps lean on what changes and which on what belongs together, and the graph of its nodes.',
    },
    agpr: {
      title: 'AGPR: what a private channel keeps and borrows',
      about: 'Which learned anchors explain a step, whom a channel turns to, and how much it takes.',
    },
    brf: {
      title: 'BRF: the branches read one another',
      about: 'Within the chosen modality: whose step reads whose, and how the gate mixes the two branches.',
    },
    bank: {
      title: 'Over many utterances: redundancy and leakage',
      about:
        'What rebalancing did shows here: the same held-out utterances through plain decoupling, and through this network before and after its rebalancing stages.',
    },
    history: {
      title: 'The session so far',
      about:
        'Every prediction of the live session up to now; of a recording, every moment looked at so far: play it to draw the whole line.',
    },
  },
  network: {
    dbr: 'DBR',
    plain: 'plain decoupling',
    'no-tsf': 'DBR trained without TSF',
    'no-agpr': 'DBR trained without AGPR',
    'no-brf': 'DBR trained without BRF',
  },
  bank: {
    absent: 'The reference bank of {{name}} is not there ({{path}}): nothing is shown in its place.',
    loading: 'Reading the reference bank of {{name}} …',
    across: '{{n}} utterances',
    own: {
      title: 'This session’s own utterances',
      name: 'own utterances, {{name}}',
      across: '{{n}} own utterances',
      few: '{{n}} of {{fewest}} closed utterances so far, {{missing}} are missing: with fewer, the chance in which ones they are hides what the estimate says.',
      sample:
        'A sample session repeats itself and adds none; speak or type in the Live view to collect your own.',
      alone:
        'Plain decoupling has not seen these utterances (yet): what rebalancing did shows beside it only.',
    },
    validity:
      'Debiased CKA over separate utterances. It is never computed over the steps of one window, where even independent signals look alike.',
  },
  axis: {
    steps: 'across: words, or quarter seconds',
    channels: 'across: steps; down: channels',
    readNodes: 'across: the nodes that are read',
    readSteps: 'across: the steps that are read; down: the steps that read',
    lenders: 'across: whom it turns to',
    sortedChannels: 'across: channels, the most shared first',
  },
  ends: { structural: 'structure', temporal: 'change', private: 'private', shared: 'shared' },
  place: {
    before: 'before',
    after: 'after',
    node: 'node {{number}}',
    anchor: 'anchor {{number}}',
    dimension: 'channel {{number}}',
    budget: 'budget ρ',
    borrow: 'borrow b',
    none: 'none',
    reads: 'reads {{what}}',
    turns: 'turns to: {{lender}}',
  },
  reading: {
    shared: '{{modality}}, shared reads private',
    private: '{{modality}}, private reads shared',
  },
  cells: {
    summary:
      '{{title}}: {{rows}} rows, {{columns}} columns. Lowest {{low}} at {{lowAt}}; highest {{high}} at {{highAt}}.',
    empty: '{{title}}: there is nothing to show in this window.',
    nothing: 'nothing there',
    alike: 'All cells lie between {{low}} and {{high}}: nearly alike.',
    keys: 'Use the arrow keys to go from cell to cell, Enter to pin a step, Escape to let go.',
  },
  csv: {
    network: 'network',
    branch: 'branch',
    stage: 'stage',
    modality: 'modality',
    step: 'step',
    dimension: 'channel',
    node: 'node',
    anchor: 'anchor',
    share: 'quantity',
    lender: 'turns_to',
    otherModality: 'other_modality',
    readModality: 'reads_modality',
    readStep: 'reads_step',
    readNode: 'reads_node',
    value: 'value',
    difference: 'a_minus_b',
  },
  charts: {
    redundancy: {
      title: 'Redundancy',
      info: 'How much the shared vectors of two modalities repeat one another over the bank’s utterances: 0 not at all, 1 entirely. Slightly below 0 means the same as 0.',
    },
    leakage: {
      title: 'Leakage',
      info: 'How much of a modality’s shared vectors is found again in its private ones over the bank’s utterances: 0 nothing, 1 everything.',
    },
    norms: {
      title: 'Length of the vectors',
      info: 'How long the branch’s vector is at each step, before its rebalancing stage and after it: the stronger the colour the longer, hatched means there was nothing to read.',
    },
    channels: {
      title: 'Channels',
      info: 'Every channel of the chosen modality’s vectors at every step, blue below zero and red above; the four charts, before and after in both branches, share one scale.',
    },
    temporalShare: {
      title: 'Change against structure',
      info: 'The gate g of every step, averaged over its channels: green steps lean on the stream that sees only change over time, purple ones on the stream that sees only structure.',
    },
    nodes: {
      title: 'Steps and their nodes',
      info: 'How each step divides among its modality’s structural nodes; the shares of a step add up to 1.',
    },
    adjacency: {
      title: 'Graph of the nodes',
      info: 'How much each node (down) reads each node (across) of all modalities; a row adds up to 1, and nodes of an absent modality are left out.',
    },
    anchors: {
      title: 'Steps and their anchors',
      info: 'How much each of a modality’s six learned anchors explains a step; a step that one anchor explains keeps itself, one that many explain a little may borrow.',
    },
    routes: {
      title: 'Routes',
      info: 'Whom each private channel turns to in this window: nobody, or one of the other two; a row adds up to 1.',
    },
    borrowing: {
      title: 'Budget and borrow',
      info: 'The most each step may take from other channels (budget ρ, never above a half) and what it does take (borrow b).',
    },
    reading: {
      title: 'Reading',
      info: 'How much each step of one branch (down) reads each step of the other (across) within the chosen modality, averaged over the attention heads; a row adds up to 1.',
    },
    gate: {
      title: 'Gate λ, sorted',
      info: 'How each channel of the fused vector is mixed: green channels come from the shared branch, purple ones from the private branch.',
    },
  },
  graph: {
    title: 'The nodes as a graph',
    info: 'The same readings as a picture: an arrow leads from a node to one that reads it clearly more than an even share, the wider the more.',
    drawn: '{{count}} readings are above {{threshold}}, a quarter more than the even share of {{even}}.',
    none: 'No reading is above {{threshold}}, a quarter more than the even share of {{even}}: every node reads all nodes about alike.',
    strongest: 'The strongest: {{reading}}',
    reading: '{{reader}} reads {{read}}: {{weight}}.',
    even: 'reads all nodes about alike, and is read so.',
    keys: 'Use the arrow keys to go from node to node, Enter to pin a modality, Escape to let go.',
  },
  shapley: {
    title: 'What each player is worth',
    info: 'From the prediction with nobody to the one with everybody: each bar is the exact Shapley value of one branch of one modality, its gain averaged over all 64 coalitions of the six.',
    none: 'nobody',
    all: 'everybody',
    summary: 'Shapley values in sentiment points. Nobody {{none}}. {{players}} Everybody {{all}}.',
    player: '{{modality}} {{branch}} {{value}}.',
    summaryProbability:
      'Shapley values in probability of the class. Nobody {{none}}. {{players}} Everybody {{all}}.',
    csv: {
      kind: 'kind',
      branch: 'branch',
      modality: 'modality',
      value: 'sentiment_points',
      probability: 'probability',
    },
  },
  history: {
    summary: '{{title}} over {{seconds}} seconds, from {{low}} to {{high}}; last {{value}}.',
    empty: '{{title}}: nothing predicted yet.',
    sentiment: { title: 'Prediction ŷ', info: 'The prediction over the last minutes, from −3 to +3.' },
    balance: {
      title: 'Balance β',
      info: 'How the branches shared the work over the last minutes: up is shared, down is private.',
    },
    conflict: {
      title: 'Conflict',
      info: 'How far the modalities’ own predictions lay apart, in sentiment points: 0 when they agree or when there is only one.',
    },
    borrow: {
      title: 'Borrow',
      info: 'How much of a private step was borrowed on average over the window’s steps; never above a half.',
    },
    csv: {
      seconds: 'seconds',
      sentiment: 'sentiment',
      balance: 'beta',
      conflict: 'conflict',
      borrow: 'borrow',
    },
  },
};
