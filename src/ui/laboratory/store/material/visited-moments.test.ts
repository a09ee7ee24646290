import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PLAIN_SETUP } from '../../../../model/network-choice.ts';
import { fixturePrediction, fixtureStore } from '../../../testing/live-fixture.ts';
import { createLabStore } from '../lab-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened() {
  const live = fixtureStore({ prediction: fixturePrediction({ text: 'live words' }) });
  const { trace } = fixturePrediction();
  const lab = createLabStore({ ...live, explore: async (_, runs) => runs.map(() => trace) });
  lab.follow();
  const look = async (seconds: number, id = 'flat') => {
    await lab.look({ kind: 'recording', id, seconds });
    await vi.advanceTimersByTimeAsync(600);
  };
  const moments = () => lab.state.getState().moments.map(({ seconds }) => seconds);
  return { lab, look, moments };
}

it('remembers every moment of a recording once, in the order of its clock', async () => {
  const { lab, look, moments } = opened();
  await vi.advanceTimersByTimeAsync(600);
  expect(moments()).toEqual([]);
  for (const seconds of [5, 2, 5]) await look(seconds);
  expect(moments()).toEqual([2, 5]);
  expect(lab.state.getState().moments[0]).toMatchObject({
    sentiment: expect.any(Number),
    conflict: expect.any(Number),
  });
});

it('remembers the recording as it was, not as it is changed', async () => {
  const { lab, look, moments } = opened();
  await look(2);
  lab.replaceWord(0, 'nobody');
  lab.swap({ modality: 'visual', from: { id: 'sarcastic', seconds: 3 } });
  lab.moveTo(4);
  await vi.advanceTimersByTimeAsync(600);
  expect(moments()).toEqual([2]);
});

it('begins anew with another recording or another network', async () => {
  const { lab, look, moments } = opened();
  await look(2);
  await look(3, 'sarcastic');
  expect(moments()).toEqual([3]);
  lab.setUp('a', PLAIN_SETUP);
  expect(moments()).toEqual([]);
});
