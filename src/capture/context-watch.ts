/** What of an `AudioContext` is watched; `interrupted` is Safari's word for a call or another app's sound. */
export interface WatchedContext extends EventTarget {
  readonly state: string;
  readonly currentTime: number;
  resume(): Promise<void>;
  /** Absent in browsers that always play through the system's output. */
  setSinkId?(sink: { type: 'none' }): Promise<void>;
}

/** Where signs come from that a context may be allowed to go on. */
export interface ContextSurroundings {
  document: EventTarget;
  window: EventTarget;
  devices: EventTarget | undefined;
}

const LOOK_MILLISECONDS = 1000;
/** A context that stands still for so many looks is said to. */
const LOOKS_BEFORE_TELLING = 2;

/**
 * Keeps an audio context going. A call, sleep, a lost sound output, or a page that was not touched yet holds it still, and
 * with it every sample of the microphone: it is resumed whenever something happens that may allow it.
 * @param onHalted true once it stands still and could not be resumed, false when it goes on
 * @returns what ends the watch
 */
export function watchContext(
  context: WatchedContext,
  onHalted: (halted: boolean) => void,
  { document, window, devices }: ContextSurroundings = browser(),
): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  let halted = false;
  let stillFor = 0;
  let seenAt = context.currentTime;
  let triedWithoutOutput = false;

  function revive(): void {
    if (context.state !== 'running') context.resume().catch(() => undefined);
  }

  function tell(now: boolean): void {
    if (halted === now) return;
    halted = now;
    onHalted(now);
  }

  function look(): void {
    const goesOn = context.state === 'running' && context.currentTime > seenAt;
    seenAt = context.currentTime;
    stillFor = goesOn ? 0 : stillFor + 1;
    if (goesOn) tell(false);
    else revive();
    if (stillFor < LOOKS_BEFORE_TELLING) return;
    tell(true);
    if (triedWithoutOutput) return;
    triedWithoutOutput = true;
    // Nothing is played here: where there is no sound output, the context can do without.
    context.setSinkId?.({ type: 'none' }).then(revive, () => undefined);
  }

  const timer = setInterval(look, LOOK_MILLISECONDS);
  context.addEventListener('statechange', revive, { signal });
  for (const name of ['visibilitychange', 'resume']) document.addEventListener(name, revive, { signal });
  for (const name of ['pageshow', 'focus', 'pointerdown', 'pointerup', 'keydown']) {
    window.addEventListener(name, revive, { signal, capture: true });
  }
  devices?.addEventListener('devicechange', revive, { signal });
  return () => {
    clearInterval(timer);
    watch.abort();
  };
}

function browser(): ContextSurroundings {
  return { document, window, devices: navigator.mediaDevices };
}
