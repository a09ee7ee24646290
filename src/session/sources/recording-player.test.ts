import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenFrame } from '../../features/frames.ts';
import { walkThrough } from '../fold/recording.ts';
import { type Session, startSession } from '../fold/session.ts';
import { storedSessionFixture } from '../stored/testing/stored-session-fixture.ts';
import type { Player } from './player.ts';
import { playRecording } from './recording-player.ts';

const stored = storedSessionFixture();
const { recording } = stored;
let session: Session;
let player: Player;
let begun = 0;
const faces: (Float32Array | null)[] = [];

/** The window of the session that plays; asked twice, because words are encoded after the first time. */
async function windowNow() {
  session.look();
  await vi.advanceTimersByTimeAsync(0);
  return session.look();
}

/** What there is to look at now. */
function stateNow() {
  session.update();
  return session.state.getState();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval', 'setTimeout'] });
  begun = 0;
  player = playRecording(stored, {
    beginSession(clock, tokens, past) {
      begun += 1;
      session = startSession(async (text) => (tokens.get(text) as TokenFrame[]) ?? null, clock, past);
      return session;
    },
    drawFace: (values) => values,
    onFace: ({ landmarks }) => faces.push(landmarks),
    onSound: () => undefined,
  });
});
afterEach(() => {
  player.close();
  vi.useRealTimers();
});

describe('a kept session that plays', () => {
  it('is at every moment what the recording is there, and stops at its end', async () => {
    await vi.advanceTimersByTimeAsync(1800);
    expect(player.positionSeconds).toBeCloseTo(1.8, 1);
    expect(stateNow().utterances).toMatchObject([{ id: 'voice-1', endSeconds: null }]);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(player.playing).toBe(false);
    expect(player.positionSeconds).toBe(recording.durationSeconds);
    const walk = walkThrough(recording);
    walk.goTo(recording.durationSeconds);
    expect((await windowNow())?.tracks).toEqual(walk.window()?.tracks);
    expect(faces.some((face) => face === null)).toBe(true);
  });

  it('knows what came before the moment one jumps to, forwards and backwards', async () => {
    player.pause();
    player.seek(25.3);
    const walk = walkThrough(recording);
    walk.goTo(25.3);
    const window = await windowNow();
    expect(window?.tracks.acoustic).toEqual(walk.window()?.tracks.acoustic);
    expect(stateNow().utterances).toMatchObject([
      { id: 'voice-1', sentiment: 1.2345678901 },
      { id: 'voice-2', endSeconds: null },
    ]);
    expect(stateNow().history.at(-1)?.seconds).toBeLessThan(25.3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(player.positionSeconds).toBeCloseTo(25.3);
    player.seek(0.5);
    expect(stateNow().utterances).toEqual([]);
    player.resume();
    await vi.advanceTimersByTimeAsync(1000);
    expect(player.positionSeconds).toBeCloseTo(1.5, 1);
  });

  it('begins again when it is played at its end', async () => {
    await vi.advanceTimersByTimeAsync(31_000);
    const before = begun;
    player.resume();
    expect(begun).toBe(before + 1);
    expect(player.positionSeconds).toBe(0);
    expect(player.playing).toBe(true);
  });
});
