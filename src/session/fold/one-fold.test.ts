import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenFrame } from '../../features/frames.ts';
import { MODALITIES } from '../../model/modalities.ts';
import { startClock } from '../clock.ts';
import { playRecording } from '../sources/recording-player.ts';
import { storedSessionFixture } from '../stored/testing/stored-session-fixture.ts';
import type { SessionWindow } from '../types.ts';
import { type Recording, walkThrough } from './recording.ts';
import { type Session, startSession } from './session.ts';

const stored = storedSessionFixture();
const { recording } = stored;
/** A microphone's sound comes in batches of so many frames. */
const BATCH = 4;

/** The session's window; asked twice, because words are encoded after the first time. */
async function lookTwice(session: Session): Promise<SessionWindow | null> {
  session.look();
  await vi.advanceTimersByTimeAsync(0);
  return session.look();
}

/** A window's every bit, as a text. */
function bitsOf(window: SessionWindow | null): string {
  if (!window) return 'nothing';
  const { tracks, ...rest } = window;
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  const numbers = MODALITIES.map((modality) => [
    bytes(tracks[modality].values),
    bytes(tracks[modality].mask),
  ]);
  return JSON.stringify({ ...rest, numbers });
}

/** Every window of a moment in the recording is the one that was looked at then, to the last bit. */
function expectSameWindows(recording: Recording, looks: readonly [seconds: number, SessionWindow | null][]) {
  const walk = walkThrough(recording);
  for (const [seconds, window] of looks) {
    walk.goTo(seconds);
    expect(bitsOf(window) === bitsOf(walk.window()), `at ${seconds} s`).toBe(true);
  }
  // There were windows to compare, with and without words, and moments without any.
  const windows = looks.flatMap(([, window]) => window ?? []);
  expect(windows.length).toBeGreaterThan(looks.length / 4);
  expect(windows.some(({ texts }) => texts.length > 0)).toBe(true);
  expect(windows.some(({ utteranceId }) => utteranceId === null)).toBe(true);
}

const encode = async (text: string) => (recording.tokens.get(text) as TokenFrame[] | undefined) ?? null;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session and the recording of it have the same windows', () => {
  it('when its events come one by one, each at its own pace', async () => {
    let now = 0;
    const session = startSession(
      encode,
      startClock(() => 1000 * now),
    );
    session.setReceiving(true);
    const { acoustic, visual, transcript, neutrals = [] } = recording;
    const batches = Array.from({ length: acoustic.length / BATCH }, (_, index) =>
      acoustic.slice(index * BATCH, (index + 1) * BATCH),
    );
    const events: [seconds: number, happen: () => void][] = [
      ...batches.map((batch): [number, () => void] => [
        batch.at(-1)?.seconds ?? 0,
        () => session.addAcoustic(batch),
      ]),
      ...visual.map((frame): [number, () => void] => [frame.seconds, () => session.addVisual(frame)]),
      ...transcript.map(({ seconds, segment }): [number, () => void] => [
        seconds,
        () => session.transcript.put(segment),
      ]),
      ...neutrals.map((change): [number, () => void] => [
        change.seconds,
        () => session.declareNeutral(change),
      ]),
    ];
    events.sort(([a], [b]) => a - b);
    const looks: [number, SessionWindow | null][] = [];
    for (const [index, [seconds, happen]] of events.entries()) {
      now = seconds;
      happen();
      // After a batch, so that all that was heard by then has come; about eight times a second.
      const isWhole = batches.some((batch) => batch.at(-1)?.seconds === seconds);
      if (isWhole && events[index + 1]?.[0] !== seconds && index % 3 === 0)
        looks.push([session.clock.seconds(), await lookTwice(session)]);
    }
    expectSameWindows(recording, looks);
  });

  it('when it is played at its own pace', async () => {
    let session: Session | undefined;
    const player = playRecording(stored, {
      beginSession: (clock, _, past) => {
        session = startSession(encode, clock, past);
        return session;
      },
      drawFace: () => null,
      onFace: () => undefined,
      onSound: () => undefined,
    });
    const looks: [number, SessionWindow | null][] = [];
    while (player.playing) {
      // Right after sound and face are given, which is every 40 ms: what is looked at has come.
      await vi.advanceTimersByTimeAsync(3 * 40);
      if (session) looks.push([player.positionSeconds, await lookTwice(session)]);
    }
    player.close();
    expectSameWindows(recording, looks);
  });

  it('when the microphone is switched off in the middle of a word', async () => {
    const cut: Recording = {
      ...recording,
      acoustic: recording.acoustic.filter(({ seconds }) => seconds < 1.6),
    };
    let session: Session | undefined;
    const player = playRecording(
      { ...stored, recording: cut },
      {
        beginSession: (clock, _, past) => {
          session = startSession(encode, clock, past);
          return session;
        },
        drawFace: () => null,
        onFace: () => undefined,
        onSound: () => undefined,
      },
    );
    const looks: [number, SessionWindow | null][] = [];
    while (player.positionSeconds < 8) {
      await vi.advanceTimersByTimeAsync(3 * 40);
      if (session) looks.push([player.positionSeconds, await lookTwice(session)]);
    }
    player.close();
    expectSameWindows(cut, looks);
  });
});
