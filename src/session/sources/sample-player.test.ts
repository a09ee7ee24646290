import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AudioChunk } from '../../capture/audio-chunk.ts';
import type { VisualFrame } from '../../features/frames.ts';
import { type Session, startSession } from '../fold/session.ts';
import type { LoadedSample } from '../samples/load-sample.ts';
import { playSample, type SamplePlayer } from './sample-player.ts';

const HERTZ = 16_000;
const IDENTITY = Float32Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -40, 1]);
const words = [
  { text: 'so', startSeconds: 0.5, endSeconds: 0.7 },
  { text: 'good', startSeconds: 0.8, endSeconds: 1.2 },
];
/** Two seconds; every sample says where it is from. */
const sample: LoadedSample = {
  id: 'test',
  durationSeconds: 2,
  audio: Float32Array.from({ length: 2 * HERTZ }, (_, i) => i / HERTZ),
  utterances: [{ text: 'so good', startSeconds: 0.5, endSeconds: 1.2, words }],
  words,
  faceAt: () => ({
    blendshapes: new Float32Array(52),
    matrix: IDENTITY,
    landmarks: new Float32Array(478 * 3),
  }),
  expressionAt: () => ({ blendshapes: new Float32Array(52), matrix: IDENTITY }),
};

let session: Session;
let player: SamplePlayer;
let faces: VisualFrame[];
let heard: AudioChunk[];
let port: MessagePort;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  session = startSession(async () => null);
  faces = [];
  heard = [];
  player = playSample(sample, session, (frame) => faces.push(frame));
  port = player.listen();
  port.onmessage = ({ data }) => heard.push(data);
});
afterEach(() => {
  player.close();
  port.close();
  vi.useRealTimers();
});

/** Ports deliver in their own time. */
const delivered = () => new Promise((resolve) => setTimeout(resolve, 20));
const text = () => session.transcript.segments.map((segment) => [segment.text, segment.final]);

describe('playSample', () => {
  it('gives all of the sound once a round, at its own pace, without a gap in time', async () => {
    vi.advanceTimersByTime(1000);
    await delivered();
    expect(heard.reduce((sum, { samples }) => sum + samples.length, 0)).toBeCloseTo(HERTZ, -3);
    vi.advanceTimersByTime(1040);
    await delivered();
    const samples = heard.flatMap((chunk) => Array.from(chunk.samples));
    expect(samples.slice(0, 2 * HERTZ)).toEqual(Array.from(sample.audio));
    heard.forEach(({ seconds }, i) => {
      const before = heard[i - 1];
      if (before) expect(seconds).toBeCloseTo(before.seconds + before.samples.length / HERTZ, 5);
    });
  });

  it('says the words as they come and begins anew with each round', () => {
    vi.advanceTimersByTime(600);
    expect(text()).toEqual([['so', false]]);
    vi.advanceTimersByTime(400);
    expect(text()).toEqual([['so good', false]]);
    vi.advanceTimersByTime(400);
    expect(text()).toEqual([['so good', true]]);
    vi.advanceTimersByTime(1300);
    expect(text()).toEqual([
      ['so good', true],
      ['so', false],
    ]);
    const [first, second] = session.transcript.segments;
    expect(second?.id).not.toBe(first?.id);
    expect(second?.startSeconds).toBeCloseTo(2.5);
  });

  it('shows faces about 25 times a second, on the session clock', () => {
    vi.advanceTimersByTime(2000);
    expect(faces.length).toBeGreaterThan(40);
    expect(faces.at(-1)?.seconds).toBeCloseTo(2);
    session.update();
    expect(session.state.getState().presence.visual).toBe(true);
  });

  it('stands still while paused', async () => {
    vi.advanceTimersByTime(500);
    player.pause();
    const before = [player.positionSeconds, session.clock.seconds(), faces.length];
    vi.advanceTimersByTime(5000);
    expect(player.playing).toBe(false);
    expect([player.positionSeconds, session.clock.seconds(), faces.length]).toEqual(before);
    player.resume();
    vi.advanceTimersByTime(400);
    expect(player.positionSeconds).toBeCloseTo(0.9);
    await delivered();
    const samples = heard.flatMap((chunk) => Array.from(chunk.samples));
    expect(samples).toEqual(Array.from(sample.audio.slice(0, samples.length)));
  });

  it('jumps without going back in time, and does not say what it jumped over', async () => {
    vi.advanceTimersByTime(200);
    player.seek(1.5);
    vi.advanceTimersByTime(200);
    await delivered();
    expect(player.positionSeconds).toBeCloseTo(1.7);
    expect(text()).toEqual([]);
    expect(heard.at(-1)?.samples.at(-1)).toBeCloseTo(1.7, 1);
    expect(heard.at(-1)?.seconds).toBeLessThan(0.4);
    player.seek(-5);
    expect(player.positionSeconds).toBe(0);
    player.seek(99);
    vi.advanceTimersByTime(40);
    expect(player.positionSeconds).toBeLessThan(0.1);
  });

  it('closes what was being said when it is jumped away from', () => {
    vi.advanceTimersByTime(900);
    player.seek(0);
    expect(text()).toEqual([['so good', true]]);
  });
});
