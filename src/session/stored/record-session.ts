import { recordTake, type TakeKind, takeBytesPerSecond } from '../../capture/media-take.ts';
import type { Session } from '../fold/session.ts';
import { keepCurve } from './curve.ts';
import { finishEntry } from './recover.ts';
import { collectSession } from './session-collector.ts';
import type { SessionDatabase } from './session-database.ts';
import { type SessionError, type SessionProblemCode, storageError } from './session-error.ts';
import { holdSession } from './session-lock.ts';
import { roomLeft, storageRoom } from './storage-room.ts';

/** Stored this often, so that a tab that is killed loses less than a second. */
const STORE_MILLISECONDS = 500;
const ROOM_MILLISECONDS = 5000;
/** What is left for features when sound and picture have to stop: a few minutes. */
const ROOM_FOR_FEATURES = 16e6;
/** A recording ends here, while there is room to finish it. */
const LEAST_ROOM = 4e6;
/** Features of a second of sound and picture, about. */
const FEATURE_BYTES_PER_SECOND = 20_000;
const LONGEST_SECONDS = 2 * 3600;

export interface RecordingOptions {
  database: SessionDatabase;
  /** Its room is that of the browser's storage; memory has no such bound. */
  bounded: boolean;
  /** Has only just begun: everything that comes into it is recorded. */
  session: Session;
  id: string;
  title: string;
  /** ISO 8601 */
  createdAt: string;
  /** Which streams are recorded as they are, beside the features. */
  media: Readonly<Record<TakeKind, boolean>>;
  /** Something that does not end the recording, or that did. */
  onProblem(code: SessionProblemCode, detail: string): void;
  /** The recording is over, by `finish` or by itself; everything is stored. */
  onEnd(): void;
}

/** A session that is stored while it goes on. */
export interface RunningRecording {
  readonly id: string;
  /** Camera or microphone is open, with this stream, or closed. */
  setStream(kind: TakeKind, stream: MediaStream | null): void;
  /** Stores what is left and ends it. Nothing that comes into the session afterwards belongs to the recording. */
  finish(): Promise<void>;
}

/** @throws SessionError `storage-full` when there is hardly any room, or what the storage says */
export async function recordSession(options: RecordingOptions): Promise<RunningRecording> {
  const { database, bounded, session, id, title, createdAt, media, onProblem, onEnd } = options;
  // First of all: what comes while the storage is being opened is recorded too.
  const collector = collectSession(session);
  session.observe({
    ...collector,
    onAcoustic(frames) {
      collector.onAcoustic(frames);
      // The timers of a hidden tab may run once a minute; its sound comes all the same.
      if (performance.now() - storedAt >= STORE_MILLISECONDS) store();
    },
  });
  const free = await holdSession(id);
  const curve = keepCurve();
  const takes = new Map<TakeKind, () => Promise<void>>();
  const streams = new Map<TakeKind, MediaStream | null>();
  let stopping: Promise<unknown> = Promise.resolve();
  let takeCount = 0;
  let withMedia = true;
  let ended = false;
  /** Something of it is stored: what is found at the next start is kept. */
  let isStored = false;
  /** Everything is stored in the order it came. */
  let work: Promise<void> = Promise.resolve();
  let storing = true;
  let storedAt = performance.now();

  const room = async () => (bounded ? roomLeft(await storageRoom()) : Number.POSITIVE_INFINITY);

  async function begin(): Promise<void> {
    if ((await room()) < LEAST_ROOM + ROOM_FOR_FEATURES) throw storageError(new Error('quota'));
    await database.begin({
      id,
      title,
      createdAt,
      source: 'live',
      durationSeconds: 0,
      utterances: 0,
      curve: [],
      media: [],
      state: 'recording',
    });
  }

  function enqueue(job: () => Promise<void>): Promise<void> {
    work = work.then(job).catch((error: unknown) => notStored(storageError(error)));
    return work;
  }

  async function storePart(): Promise<void> {
    const part = collector.take();
    for (const point of part.history) curve.add(point);
    await database.addPart(id, part, { curve: curve.points() });
    isStored = true;
  }

  function store(): void {
    if (storing || ended) return;
    storing = true;
    storedAt = performance.now();
    void enqueue(storePart).then(() => {
      storing = false;
    });
    if (session.clock.seconds() >= LONGEST_SECONDS) end('recording-stopped-long', hours(LONGEST_SECONDS));
  }

  function startTake(kind: TakeKind, stream: MediaStream): void {
    const take = takeCount;
    takeCount += 1;
    let piece = 0;
    let startSeconds = session.clock.seconds();
    const stop = recordTake(stream, kind, {
      onStart() {
        startSeconds = session.clock.seconds();
      },
      onPiece(blob) {
        const number = piece;
        piece += 1;
        void enqueue(() => database.addMedia({ session: id, take, piece: number, kind, startSeconds, blob }));
      },
      onFailed: (detail) => onProblem('recording-media-failed', detail),
    });
    takes.set(kind, stop);
  }

  function stopTake(kind: TakeKind): void {
    const stop = takes.get(kind);
    takes.delete(kind);
    if (stop) stopping = Promise.all([stopping, stop()]);
  }

  function setStream(kind: TakeKind, stream: MediaStream | null): void {
    if (streams.get(kind) === stream || ended) return;
    streams.set(kind, stream);
    stopTake(kind);
    if (stream && media[kind] && withMedia) startTake(kind, stream);
  }

  async function look(): Promise<void> {
    const left = await room();
    if (ended) return;
    const rate = [...takes.keys()].reduce(
      (sum, kind) => sum + takeBytesPerSecond(kind),
      FEATURE_BYTES_PER_SECOND,
    );
    // Until the next look and a little longer.
    const soon = (3 * rate * ROOM_MILLISECONDS) / 1000;
    if (left < LEAST_ROOM + soon && takes.size === 0) end('recording-stopped-full', '');
    else if (left < ROOM_FOR_FEATURES + LEAST_ROOM + soon && takes.size > 0) leaveMedia();
  }

  function leaveMedia(): void {
    withMedia = false;
    for (const kind of takes.keys()) stopTake(kind);
    onProblem('storage-low', '');
  }

  /** What could not be stored is lost, and nothing before it. */
  function notStored({ code, detail }: SessionError): void {
    if (!isStored) end('recording-not-kept', detail);
    else end(code === 'storage-full' ? 'recording-stopped-full' : 'recording-stopped-failed', detail);
  }

  function end(code: SessionProblemCode, detail: string): void {
    if (ended) return;
    onProblem(code, detail);
    void finish();
  }

  async function finish(): Promise<void> {
    if (ended) return;
    ended = true;
    clearInterval(storeTimer);
    clearInterval(roomTimer);
    document.removeEventListener('visibilitychange', store);
    for (const kind of takes.keys()) stopTake(kind);
    await stopping;
    session.observe(null);
    await enqueue(storePart);
    // What cannot be marked as finished now is when the page is opened next.
    await enqueue(async () => void (await finishEntry(database, id)));
    free();
    onEnd();
  }

  try {
    await begin();
  } catch (error) {
    session.observe(null);
    free();
    throw storageError(error);
  }
  storing = false;
  const storeTimer = setInterval(store, STORE_MILLISECONDS);
  const roomTimer = setInterval(() => void look(), ROOM_MILLISECONDS);
  // It may be the last that is heard of this tab.
  document.addEventListener('visibilitychange', store);
  return { id, setStream, finish };
}

const hours = (seconds: number) => `${seconds / 3600} h`;
