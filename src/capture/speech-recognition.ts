import { CaptureError, type CaptureProblemCode } from './capture-error.ts';
import {
  type RecognitionErrorEvent,
  type RecognitionResultEvent,
  type Recognizer,
  type RecognizerConstructor,
  recognizerOf,
} from './speech-api.ts';

/** Where speech would be recognised: `cloud` sends sound to the browser's maker and needs the person's yes. */
export type SpeechRecognitionPlace = 'unsupported' | 'onDevice' | 'cloud';

export const SPEECH_LANGUAGE = 'en-US';
const LOCALLY = { langs: [SPEECH_LANGUAGE], processLocally: true };

/** Asks the browser where it would recognise speech. */
export async function speechRecognitionPlace(
  Recognition: RecognizerConstructor | null = recognizerOf(),
): Promise<SpeechRecognitionPlace> {
  if (!Recognition) return 'unsupported';
  const local = await Recognition.available?.(LOCALLY).catch(() => 'unavailable');
  return local === undefined || local === 'unavailable' ? 'cloud' : 'onDevice';
}

/** A stretch of recognised speech; later ones with the same id replace it. */
export interface HeardSpeech {
  id: string;
  text: string;
  final: boolean;
  /** `performance.now()` when its first word was heard. */
  firstHeardAt: number;
  lastHeardAt: number;
}

export interface SpeechEvents {
  onHeard(speech: HeardSpeech): void;
  /** Recognition has stopped for good. */
  onEnded(error: CaptureError): void;
}

export interface SpeechRecognitionOptions extends SpeechEvents {
  place: SpeechRecognitionPlace;
  /** The person has agreed to recognition off the device. */
  cloudAllowed: boolean;
}

const CODES: Record<string, CaptureProblemCode> = {
  'not-allowed': 'speech-denied',
  'service-not-allowed': 'speech-denied',
  network: 'speech-network',
  'language-not-supported': 'speech-language',
};
/** Recognisers end a session by themselves after a silence; these are no reason to give up. */
const PASSING = new Set(['no-speech', 'aborted']);
/** A recogniser that ends so soon after its start, so often, does not work. */
const SHORTEST_LIFE_MILLISECONDS = 1000;
const MOST_SHORT_LIVES = 3;

/**
 * Recognises speech until ended, beginning anew whenever the browser ends a session.
 * @returns what ends it
 * @throws CaptureError `speech-unsupported`, `speech-needs-consent` or `speech-language`
 */
export async function recognizeSpeech(
  options: SpeechRecognitionOptions,
  Recognition: RecognizerConstructor | null = recognizerOf(),
): Promise<() => void> {
  const { place, cloudAllowed, onHeard, onEnded } = options;
  if (!Recognition || place === 'unsupported') throw new CaptureError('speech-unsupported');
  if (place === 'cloud' && !cloudAllowed) throw new CaptureError('speech-needs-consent');
  if (place === 'onDevice') await installLanguage(Recognition);
  const Made = Recognition;

  let current: Recognizer | null = null;
  let sessions = 0;
  let shortLives = 0;

  function giveUp(error: CaptureError): void {
    current?.abort();
    current = null;
    onEnded(error);
  }

  function begin(): void {
    const recognizer = new Made();
    const startedAt = performance.now();
    const session = ++sessions;
    const heardAt = new Map<number, number>();
    current = recognizer;
    recognizer.lang = SPEECH_LANGUAGE;
    recognizer.continuous = true;
    recognizer.interimResults = true;
    if (place === 'onDevice') recognizer.processLocally = true;
    recognizer.addEventListener('result', (event) => {
      const { resultIndex, results } = event as RecognitionResultEvent;
      for (let index = resultIndex; index < results.length; index++) {
        const result = results[index];
        const text = result?.[0]?.transcript.trim() ?? '';
        if (!result || text === '') continue;
        const lastHeardAt = performance.now();
        const firstHeardAt = heardAt.get(index) ?? lastHeardAt;
        heardAt.set(index, firstHeardAt);
        onHeard({ id: `speech-${session}-${index}`, text, final: result.isFinal, firstHeardAt, lastHeardAt });
      }
    });
    recognizer.addEventListener('error', (event) => {
      const { error, message } = event as RecognitionErrorEvent;
      if (current !== recognizer || PASSING.has(error)) return;
      giveUp(new CaptureError(CODES[error] ?? 'speech-failed', message || error));
    });
    recognizer.addEventListener('end', () => {
      if (current !== recognizer) return;
      shortLives = performance.now() - startedAt < SHORTEST_LIFE_MILLISECONDS ? shortLives + 1 : 0;
      if (shortLives < MOST_SHORT_LIVES) begin();
      else giveUp(new CaptureError('speech-failed', 'The recogniser ends as soon as it starts.'));
    });
    recognizer.start();
  }

  begin();
  return () => {
    const ended = current;
    current = null;
    ended?.abort();
  };
}

/** On-device recognition may first need the browser's language pack. */
async function installLanguage(Recognition: RecognizerConstructor): Promise<void> {
  if ((await Recognition.available?.(LOCALLY)) === 'available') return;
  const installed = await Recognition.install?.(LOCALLY).catch(() => false);
  if (!installed) throw new CaptureError('speech-language', SPEECH_LANGUAGE);
}
