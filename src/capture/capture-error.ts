/** What can go wrong between a person's devices and the page. */
export const CAPTURE_PROBLEM_CODES = [
  'camera-denied',
  'camera-not-found',
  'camera-in-use',
  'camera-unplugged',
  'camera-insecure',
  'camera-unsupported',
  'camera-failed',
  'microphone-denied',
  'microphone-not-found',
  'microphone-in-use',
  'microphone-unplugged',
  'microphone-insecure',
  'microphone-unsupported',
  'microphone-failed',
  'speech-unsupported',
  'speech-needs-consent',
  'speech-denied',
  'speech-network',
  'speech-language',
  'speech-failed',
  'speech-no-answer',
  // `detail` is why the page's own recogniser is not there.
  'speech-model',
] as const;
export type CaptureProblemCode = (typeof CAPTURE_PROBLEM_CODES)[number];

/** `code` picks the sentences the screen shows; `detail` is the browser's own word, for whoever looks into it. */
export class CaptureError extends Error {
  constructor(
    readonly code: CaptureProblemCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'CaptureError';
  }
}

/**
 * The typed error behind what getUserMedia threw.
 * Names are those of Media Capture and Streams, section 10.3.
 */
export function captureErrorOf(device: 'camera' | 'microphone', cause: unknown): CaptureError {
  if (cause instanceof CaptureError) return cause;
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  const detail = message || name;
  switch (name) {
    case 'NotAllowedError':
      return new CaptureError(`${device}-denied`, detail, { cause });
    case 'SecurityError':
      return new CaptureError(`${device}-insecure`, detail, { cause });
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new CaptureError(`${device}-not-found`, detail, { cause });
    case 'NotReadableError':
    case 'AbortError':
      return new CaptureError(`${device}-in-use`, detail, { cause });
    default:
      return new CaptureError(`${device}-failed`, detail, { cause });
  }
}
