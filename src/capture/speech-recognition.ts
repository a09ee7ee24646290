import { CaptureError, type CaptureProblemCode } from './capture-error.ts';
import {
  type RecognitionErrorEvent,
  type RecognitionResultEvent,
  type Recognizer,
  type RecognizerConstructor,
  recognizerOf,
} from './speech-api.ts';
import { createSpeechResults, type HeardSpeech } from './speech-results.ts';

export type { HeardSpeech } from './speech-results.ts';

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
  return local === undefined || local === 'unavailable' || !staysLocal(new Recognition())
    ? 'cloud'
    : 'onDevice';
}

/** A recogniser that does not know the wish to stay on the device would not heed it. */
function staysLocal(recognizer: Recognizer): boolean {
  return 'processLocally' in recognizer;
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
/** Any of these shows that a recogniser is there. */
const SIGNS_OF_LIFE = ['start', 'audiostart', 'speechstart', 'result', 'nomatch', 'error', 'end'];
/** One that gives no sign for so long does not work. */
const NO_ANSWER_MILLISECONDS = 8000;
/** But a person may take their time to answer the browser's question for the microphone. */
const LONGEST_QUESTION_MILLISECONDS = 60_000;

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

  const answered = new WeakSet<Recognizer>();
  let current: Recognizer | null = null;
  let sessions = 0;
  let shortLives = 0;
  let deaf: ReturnType<typeof setTimeout> | undefined;

  function giveUp(error: CaptureError): void {
    clearTimeout(deaf);
    current?.abort();
    current = null;
    onEnded(error);
  }

  function awaitSign(recognizer: Recognizer, startedAt: number): void {
    clearTimeout(deaf);
    deaf = setTimeout(async () => {
      const waited = performance.now() - startedAt;
      const asked = waited < LONGEST_QUESTION_MILLISECONDS && (await isAskingForMicrophone());
      if (current !== recognizer || answered.has(recognizer)) return;
      if (asked) awaitSign(recognizer, startedAt);
      else giveUp(new CaptureError('speech-no-answer'));
    }, NO_ANSWER_MILLISECONDS);
  }

  function begin(): void {
    const recognizer = new Made();
    const startedAt = performance.now();
    sessions += 1;
    const results = createSpeechResults(`speech-${sessions}`, onHeard);
    current = recognizer;
    for (const sign of SIGNS_OF_LIFE) {
      recognizer.addEventListener(sign, () => {
        answered.add(recognizer);
        if (current === recognizer) clearTimeout(deaf);
      });
    }
    recognizer.lang = SPEECH_LANGUAGE;
    recognizer.continuous = true;
    recognizer.interimResults = true;
    if (place === 'onDevice') recognizer.processLocally = true;
    recognizer.addEventListener('result', (event) => {
      if (current === recognizer) results.take(event as RecognitionResultEvent);
    });
    recognizer.addEventListener('error', (event) => {
      const { error, message } = event as RecognitionErrorEvent;
      if (current !== recognizer || PASSING.has(error)) return;
      giveUp(new CaptureError(CODES[error] ?? 'speech-failed', message || error));
    });
    recognizer.addEventListener('end', () => {
      if (current !== recognizer) return;
      results.close();
      shortLives = performance.now() - startedAt < SHORTEST_LIFE_MILLISECONDS ? shortLives + 1 : 0;
      if (shortLives < MOST_SHORT_LIVES) begin();
      else giveUp(new CaptureError('speech-failed', 'The recogniser ends as soon as it starts.'));
    });
    recognizer.start();
    awaitSign(recognizer, startedAt);
  }

  begin();
  return () => {
    const ended = current;
    current = null;
    clearTimeout(deaf);
    ended?.abort();
  };
}

/** On-device recognition may first need the browser's language pack. */
async function installLanguage(Recognition: RecognizerConstructor): Promise<void> {
  if ((await Recognition.available?.(LOCALLY)) === 'available') return;
  const installed = await Recognition.install?.(LOCALLY).catch(() => false);
  if (!installed) throw new CaptureError('speech-language', SPEECH_LANGUAGE);
}

/** Whether the browser has yet to be told if the page may use the microphone. */
async function isAskingForMicrophone(): Promise<boolean> {
  const name = 'microphone' as PermissionName;
  const permission = await globalThis.navigator?.permissions?.query({ name }).catch(() => null);
  return permission?.state === 'prompt';
}
