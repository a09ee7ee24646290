/** Sentences about the copy of the app on this device, in English. */
export const offline = {
  title: 'Without a network',
  unsupported:
    'This page needs a network: this browser cannot save pages, or the page is not open over https or on localhost.',
  asking: 'The page is not saved on this device yet; it waits until you allow large downloads.',
  size: 'The copy takes {{size}} MB.',
  keep: 'Save it on this device',
  preparing: 'The page is being saved on this device, so that it works without a network next time.',
  ready: 'This page works without a network: everything it needs is on this device, model files too.',
  incomplete:
    'This page could not be saved on this device, so it needs a network. Free some disk space or check the connection, then reload.',
  incompleteModels:
    'This page works without a network, but without these model files, which could not be saved: {{files}}. Check that the site has them, then reload.',
  speech: {
    absent:
      'The speech model ({{size}} MB) is not saved: it is loaded when words are switched on, and then kept.',
    keeping: 'The speech model ({{size}} MB) is being saved …',
    kept: 'The speech model is saved too, so words work without a network.',
  },
  keepSpeech: 'Save the speech model too',
  newer: 'A newer version is ready.',
  newerAction: 'It is used once all tabs of the app are closed. “Use it now” reloads this page.',
  useNewer: 'Use it now',
  later: 'Later',
};

/** Sentences of the question before the large models are loaded, in English. */
export const downloads = {
  title: 'Load the text model? {{size}} MB',
  without:
    'Words are not understood without it; voice, face, sample pictures and charts work. It is loaded once and saved, with a copy of the page.',
  face: 'The face model ({{size}} MB) comes when you switch the camera on.',
  yes: 'Load {{size}} MB',
  no: 'Not now',
};
