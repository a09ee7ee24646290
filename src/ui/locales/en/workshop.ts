/** Sentences of the tour of the Live view in English. */
export const tour = {
  skip: 'Skip the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  again: 'Take the tour of the Live view',
  capture: {
    title: 'Something to look at',
    text: 'A sample session plays: words, a voice and a face, as a microphone and a camera would deliver them. Choose another above the picture.',
  },
  balance: {
    title: 'How the branches share the work',
    text: 'Evidence flows from left to right, through the shared branch and the private one. Words with a dotted underline lead to the glossary; the “i” of a chart says what you are looking at.',
  },
  sentiment: {
    title: 'The answer',
    text: 'From −3, strongly negative, to +3, strongly positive, and below it what each modality would say alone. What the model cannot do is one press away.',
  },
  timeline: {
    title: 'Over time',
    text: 'Each block is an utterance in the colour of its prediction. Press one to look at that moment again.',
  },
  yourself: {
    title: 'Your turn',
    text: 'Use your own camera and microphone, or type a sentence below. Nothing leaves this device.',
  },
  views: {
    title: 'More to see',
    text: 'The Laboratory shows the same session from the inside, and Sessions keeps what you record.',
  },
};

/** Sentences of the presenter view in English. */
export const presenter = {
  start: 'Present: one panel at a time, large',
  label: 'Presenter',
  previous: 'Previous panel',
  next: 'Next panel',
  place: '{{number}} of {{count}}: {{name}}',
  timer: {
    label: 'Timer',
    start: 'Start the timer',
    pause: 'Pause the timer',
    reset: 'Set the timer to zero',
  },
  code: {
    show: 'QR code of this view',
    title: 'Open this view',
    about: 'Point a phone’s camera at the code, or type the address.',
    local: 'This address works on this device only. A class needs the page on a web server.',
    long: 'This address is too long for a QR code. Copy it instead.',
    close: 'Close the QR code',
  },
  controls: 'Controls of the view',
  end: 'Leave the presenter view',
};
