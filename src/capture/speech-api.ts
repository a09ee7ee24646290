/** The parts of the Web Speech API that are used here; lib.dom has the results but not the recogniser. */
export interface Recognizer extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** Absent where recognition cannot be kept on the device. */
  processLocally?: boolean;
  start(): void;
  abort(): void;
}

interface LanguageOptions {
  langs: string[];
  processLocally: boolean;
}

export interface RecognizerConstructor {
  new (): Recognizer;
  /** Absent in browsers that know of no recognition on the device. */
  available?(options: LanguageOptions): Promise<'available' | 'downloadable' | 'downloading' | 'unavailable'>;
  install?(options: LanguageOptions): Promise<boolean>;
}

export interface RecognitionResultEvent extends Event {
  /** First result that changed. */
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

export interface RecognitionErrorEvent extends Event {
  error: string;
  message: string;
}

/** The browser's recogniser, null when it has none. */
export function recognizerOf(): RecognizerConstructor | null {
  const scope: {
    SpeechRecognition?: RecognizerConstructor;
    webkitSpeechRecognition?: RecognizerConstructor;
  } = globalThis as object;
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition ?? null;
}
