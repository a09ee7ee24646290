import type { SpeechRecognitionPlace } from '../capture/speech-recognition.ts';

/** Where spoken words are written down: `page` is this page's own recogniser, the others are the browser's. */
export type WordsPlace = 'page' | SpeechRecognitionPlace;

/** The places there are, in the order they are chosen in: what stays on the device comes first. */
export function wordsPlaces(ownRecogniser: boolean, browser: SpeechRecognitionPlace): WordsPlace[] {
  return [
    ...(ownRecogniser ? (['page'] as const) : []),
    ...(browser === 'unsupported' ? [] : ([browser] as const)),
  ];
}
