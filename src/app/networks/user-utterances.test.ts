import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type BankReading, FEWEST_SHOWN, type UtteranceTable } from '../../diagnostics/index.ts';
import { randomSummary } from '../../diagnostics/testing/summaries.ts';
import type { FeatureTracks } from '../../features/frames.ts';
import type { Prediction, SessionUtterance, SessionWindow } from '../../session/types.ts';
import { initialState } from '../live/initial-state.ts';
import type { LiveState } from '../live-state.ts';
import type { BankedNetwork } from './reference-banks.ts';
import { createUserUtterances } from './user-utterances.ts';

function tracksOf(mark: number): FeatureTracks {
  const track = { values: Float32Array.of(mark), mask: Float32Array.of(1) };
  return { language: track, acoustic: track, visual: track };
}

function opened(there: readonly BankedNetwork[] = ['dbr', 'plain']) {
  const live = createStore<LiveState>(() => ({ ...initialState('flat'), source: { kind: 'devices' } }));
  const asked: [mark: number, network: BankedNetwork][] = [];
  const tables: UtteranceTable[] = [];
  const own = createUserUtterances({
    live,
    loadPlain: async () => undefined,
    async summarise(tracks, network) {
      asked.push([tracks.language.values[0] ?? Number.NaN, network]);
      return there.includes(network) ? randomSummary(Math.random) : null;
    },
    async diagnose(table) {
      tables.push(table);
      return { ok: true, value: { diagnostics: { n: table.utterances } } as BankReading };
    },
  });
  const last = new Map<string, Prediction>();
  const utterance = (id: string, endSeconds: number | null): SessionUtterance => {
    const prediction = last.get(id);
    const span = { id, startSeconds: 0, endSeconds, text: '', sentiment: null, balance: null };
    return { ...span, ...(prediction && { prediction }) };
  };
  const predict = (utteranceId: string | null, mark: number, endSeconds = mark) => {
    const window = { utteranceId, endSeconds, tracks: tracksOf(mark) } as SessionWindow;
    const prediction = { window } as Prediction;
    if (utteranceId !== null) last.set(utteranceId, prediction);
    live.setState(({ utterances }) => ({
      prediction,
      utterances: utterances.map(({ id, endSeconds: end }) => utterance(id, end)),
    }));
  };
  /** Says an utterance from beginning to end. */
  const say = (id: string, mark: number) => {
    live.setState({ utterances: [utterance(id, null)] });
    predict(id, mark);
    live.setState({ utterances: [utterance(id, mark)] });
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { live, own, asked, tables, utterance, predict, say, settled };
}

describe('a session’s own utterances', () => {
  it('are kept as they close, each as it was at its end', async () => {
    const { live, own, asked, utterance, predict, settled } = opened();
    live.setState({ utterances: [utterance('one', null)] });
    predict('one', 1);
    predict('one', 2);
    expect(own.state.getState().n).toBe(0);
    live.setState({ utterances: [utterance('one', 2.5)] });
    expect(own.state.getState().n).toBe(0);
    predict('one', 2.5);
    expect(own.state.getState().n).toBe(1);
    await settled();
    live.setState({ utterances: [utterance('one', 2.5), utterance('two', null)] });
    await settled();
    expect(asked).toEqual([[2.5, 'dbr']]);
  });

  it('are kept without a prediction of their end when the next one has begun', () => {
    const { live, own, utterance, predict } = opened();
    live.setState({ utterances: [utterance('one', null)] });
    predict('one', 1);
    live.setState({ utterances: [utterance('one', 3), utterance('two', null)] });
    predict('two', 4);
    expect(own.state.getState().n).toBe(1);
  });

  it('are diagnosed from thirty on, both networks on the same ones, and not again without a new one', async () => {
    const { own, say, tables } = opened();
    for (let i = 1; i < FEWEST_SHOWN; i++) say(`u${i}`, i);
    await own.diagnose();
    expect(own.state.getState()).toEqual({ n: FEWEST_SHOWN - 1, readings: {} });
    say('last', 99);
    await own.diagnose();
    expect(own.state.getState().readings).toMatchObject({
      dbr: { diagnostics: { n: FEWEST_SHOWN } },
      plain: { diagnostics: { n: FEWEST_SHOWN } },
    });
    await own.diagnose();
    expect(tables).toHaveLength(2);
    say('one more', 100);
    await own.diagnose();
    expect(own.state.getState().readings.plain?.diagnostics).toEqual({ n: FEWEST_SHOWN + 1 });
  });

  it('stand alone where plain decoupling is not there', async () => {
    const { own, say } = opened(['dbr']);
    for (let i = 0; i < FEWEST_SHOWN; i++) say(`u${i}`, i + 1);
    await own.diagnose();
    expect(Object.keys(own.state.getState().readings)).toEqual(['dbr']);
  });

  it('stay bounded', async () => {
    const { own, say, settled } = opened();
    for (let i = 0; i < 300; i++) say(`u${i}`, i + 1);
    await settled();
    expect(own.state.getState().n).toBe(256);
  });

  it('are not those of a sample session, which repeats itself, and another session begins anew', () => {
    const { live, own, say } = opened();
    say('one', 1);
    live.setState({ source: { kind: 'sample', id: 'flat', playing: true, positionSeconds: 0 } });
    expect(own.state.getState().n).toBe(0);
    say('two', 2);
    expect(own.state.getState().n).toBe(0);
  });
});
