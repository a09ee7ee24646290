import { expect, it } from 'vitest';
import type { AcousticBatch } from '../../engine/workers/acoustic/api.ts';
import { createSoundFeed, type SoundSource } from './sound-feed.ts';

const batch = (seconds: number): AcousticBatch => ({
  seconds,
  frames: [{ seconds, values: new Float32Array(21), voiced: false, pitchHertz: 0 }],
  peaks: new Float32Array(2),
  level: 0,
});

function feed() {
  const listeners: ((batch: AcousticBatch) => void)[] = [];
  const heard: number[] = [];
  const handedOn: boolean[] = [];
  let stops = 0;
  const created = createSoundFeed(
    {
      listen: async (_port, _rate, onBatch) => {
        listeners.push(onBatch);
      },
      stopListening: async () => {
        stops += 1;
      },
      handOn: async (port) => {
        handedOn.push(port !== null);
      },
    },
    ({ seconds, frames }) => heard.push(seconds, frames[0]?.seconds ?? Number.NaN),
  );
  return { ...created, listeners, heard, handedOn, stops: () => stops };
}

function source(offset = { seconds: 0 }): SoundSource {
  return {
    sampleRate: 16_000,
    listen: () => new MessageChannel().port2,
    offsetSeconds: () => offset.seconds,
  };
}

it('connects as soon as the worker is ready, and again to a fresh worker', () => {
  const { connect, setWorkerReady, listeners } = feed();
  connect(source());
  expect(listeners).toHaveLength(0);
  setWorkerReady(true);
  setWorkerReady(false);
  setWorkerReady(true);
  expect(listeners).toHaveLength(2);
});

it('puts batches on the session clock, through jitter but not through a jump', () => {
  const { connect, setWorkerReady, listeners, heard } = feed();
  const offset = { seconds: 10 };
  setWorkerReady(true);
  connect(source(offset));
  listeners[0]?.(batch(1));
  offset.seconds = 10.03;
  listeners[0]?.(batch(2));
  offset.seconds = 15;
  listeners[0]?.(batch(3));
  expect(heard).toEqual([11, 11, 12, 12, 18, 18]);
});

it('hears nothing more of a source that was left', () => {
  const { connect, setWorkerReady, listeners, heard, stops } = feed();
  setWorkerReady(true);
  connect(source());
  connect(null);
  listeners[0]?.(batch(1));
  expect(heard).toEqual([]);
  expect(stops()).toBeGreaterThan(0);
});

it('hands the sound on to who taps it, again for another source or worker, until they have enough', () => {
  const { connect, setWorkerReady, tap, renewTap, offsetSeconds, handedOn } = feed();
  const ports: MessagePort[] = [];
  tap((port) => ports.push(port));
  setWorkerReady(true);
  expect(ports).toHaveLength(0);
  connect(source({ seconds: 4 }));
  expect(ports).toHaveLength(1);
  expect(offsetSeconds()).toBe(4);
  setWorkerReady(false);
  setWorkerReady(true);
  renewTap();
  expect(ports).toHaveLength(3);
  tap(null);
  connect(source());
  expect(ports).toHaveLength(3);
  expect(handedOn).toEqual([true, true, true, false]);
});
