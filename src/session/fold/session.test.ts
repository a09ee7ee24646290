import { beforeEach, describe, expect, it } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { ACOUSTIC_FRAME_WIDTH, VISUAL_FRAME_WIDTH } from '../../features/frames.ts';
import { startClock } from '../clock.ts';
import type { Prediction, SessionWindow } from '../types.ts';
import { type Session, startSession } from './session.ts';
import { EMPTY_SESSION, type SessionState } from './session-state.ts';

let now: number;
let state: StoreApi<SessionState>;
let session: Session;

beforeEach(() => {
  now = 0;
  state = createStore(() => EMPTY_SESSION);
  session = startSession(
    async () => [],
    startClock(() => 1000 * now),
    { history: [], utterances: [] },
    state,
  );
});

function predictionOf(window: SessionWindow, sentiment: number): Prediction {
  const trace = { unimodal: { values: Float32Array.of(sentiment, sentiment, sentiment) } };
  return { window, trace, sentiment, logit: sentiment, balance: 0, latencySeconds: 0 } as Prediction;
}

function hear(from: number, until: number, voiced: boolean): void {
  const count = Math.round((until - from) * 100);
  session.addAcoustic(
    Array.from({ length: count }, (_, i) => ({
      seconds: from + i / 100,
      values: new Float32Array(ACOUSTIC_FRAME_WIDTH),
      voiced,
      pitchHertz: voiced ? 120 : 0,
    })),
  );
  now = until;
}

/** Predicts from what there is to look at, as the loop does. */
function predict(sentiment: number): Prediction {
  const window = session.look();
  if (!window) throw new Error('There is nothing to look at.');
  const prediction = predictionOf(window, sentiment);
  session.record(prediction);
  session.update(window);
  return prediction;
}

describe('a session', () => {
  it('keeps of every utterance the last prediction made of it', () => {
    session.setReceiving(true);
    hear(0, 1, true);
    predict(1);
    hear(1, 2, true);
    const last = predict(2);
    hear(2, 3.5, false);
    hear(3.5, 4.5, true);
    const next = predict(-1);
    const { utterances, prediction } = state.getState();
    expect(utterances).toMatchObject([
      { endSeconds: expect.any(Number), sentiment: 2, prediction: last },
      { endSeconds: null, sentiment: -1, prediction: next },
    ]);
    expect(prediction).toBe(next);
    expect(state.getState().history).toHaveLength(3);
  });

  it('shows nothing new before it is brought up to date, and what did not change stays the same object', () => {
    hear(0, 1, true);
    expect(state.getState()).toBe(EMPTY_SESSION);
    session.update();
    const { utterances, transcript, readings } = state.getState();
    expect(utterances).toHaveLength(1);
    now = 1.1;
    session.update();
    expect(state.getState().utterances).toBe(utterances);
    expect(state.getState().transcript).toBe(transcript);
    expect(state.getState().readings).toBe(readings);
  });

  it('tells who is there: a voice, a face and words, each until a moment after the last of it', () => {
    const presence = () => {
      session.update(session.look());
      return state.getState().presence;
    };
    session.setReceiving(true);
    hear(0, 1, true);
    session.addVisual({ seconds: 1, values: new Float32Array(VISUAL_FRAME_WIDTH), landmarks: null });
    expect(presence()).toEqual({ language: false, acoustic: true, visual: true });
    now = 3;
    expect(presence()).toEqual({ language: false, acoustic: false, visual: false });
  });

  it('has typed words there at once, and says how they are read when they are encoded', async () => {
    session.transcript.draft('I love it', 1);
    now = 1;
    session.update(session.look());
    expect(state.getState().transcript).toMatchObject([{ text: 'I love it', final: false }]);
    expect(state.getState().readings).toEqual({});
    await Promise.resolve();
    session.update(session.look());
    expect(Object.values(state.getState().readings)).toMatchObject([{ text: 'foreign' }]);
  });

  it('reads nothing of words that were heard in another language, and says so at once', () => {
    const span = { startSeconds: 0, endSeconds: 1 };
    session.transcript.put({ id: 'h', text: 'gut', ...span, source: 'speech', final: true, language: 'de' });
    now = 1;
    session.update(session.look());
    expect(state.getState().readings).toMatchObject({ h: { text: 'foreign', words: ['unread'] } });
    // What a person writes in its place is read.
    session.transcript.edit('h', 'good', 1);
    expect(session.transcript.segments[0]).not.toHaveProperty('language');
  });

  it('has a face at rest measured: two seconds of it, with nobody away in between, become its neutral face', () => {
    const resting = new Float32Array(VISUAL_FRAME_WIDTH).fill(0.25);
    const look = (seconds: number, values: Float32Array | null) => {
      now = seconds;
      session.addVisual({ seconds, values, landmarks: null });
      session.update();
      return state.getState().rest;
    };
    const told: unknown[] = [];
    session.observe({
      onAcoustic: () => undefined,
      onVisual: () => undefined,
      onNeutral: (change) => told.push(change),
      onPrediction: () => undefined,
    });
    expect(look(0, resting)).toEqual({ status: 'unset' });
    session.startRest();
    expect(look(0.5, null)).toEqual({ status: 'measuring', seconds: 0, face: false });
    expect(look(1, resting)).toEqual({ status: 'measuring', seconds: 0, face: true });
    expect(look(1.5, resting)).toEqual({ status: 'measuring', seconds: 0.5, face: true });
    expect(look(2, null)).toEqual({ status: 'measuring', seconds: 0, face: false });
    for (const seconds of [2.5, 3, 3.5, 4]) expect(look(seconds, resting)).toMatchObject({ face: true });
    expect(look(4.5, resting)).toEqual({ status: 'set', seconds: 4.5 });
    const neutral = new Float32Array(52).fill(0.25);
    expect(session.neutral).toEqual({ seconds: 4.5, neutral });
    session.setReceiving(true);
    expect(
      session
        .look()
        ?.tracks.visual.values.subarray(0, 52)
        .every((value) => value === 0),
    ).toBe(true);
    // Asked again and broken off, what was known stays.
    session.startRest();
    expect(look(5, resting)).toMatchObject({ status: 'measuring' });
    session.cancelRest();
    expect(look(5.5, resting)).toEqual({ status: 'set', seconds: 4.5 });
    session.declareNeutral({ seconds: 6, neutral: null });
    expect(look(6, resting)).toEqual({ status: 'unset' });
    expect(session.neutral).toBeNull();
    expect(told).toEqual([
      { seconds: 4.5, neutral },
      { seconds: 6, neutral: null },
    ]);
  });

  it('says when a voice has gone on for a while without a word', () => {
    hear(0, 1, true);
    session.update();
    expect(state.getState().wordless).toBe(false);
    for (let seconds = 1; seconds < 9; seconds += 1) hear(seconds, seconds + 1, true);
    session.update();
    expect(state.getState().wordless).toBe(true);
  });

  it('keeps fifty utterances', () => {
    for (let i = 0; i < 60; i += 1) {
      now = i;
      session.transcript.draft(`sentence ${i}.`, i);
      session.transcript.commitDraft(i + 0.5);
    }
    session.update();
    expect(state.getState().utterances).toHaveLength(50);
    expect(state.getState().utterances.at(-1)?.text).toBe('sentence 59.');
  });

  it('knows what came before the moment it is entered at', () => {
    const window = { utteranceId: 'voice-1' } as SessionWindow;
    const prediction = predictionOf(window, 1);
    const utterance = {
      id: 'voice-1',
      startSeconds: 0,
      endSeconds: 1.25,
      text: '',
      sentiment: 1,
      balance: 0,
    };
    const history = [{ seconds: 1, sentiment: 1, balance: 0 }];
    session = startSession(
      async () => [],
      startClock(() => 1000 * now),
      { history, utterances: [{ ...utterance, prediction }], prediction },
      state,
    );
    hear(0, 1, true);
    hear(1, 2, false);
    session.update();
    expect(state.getState()).toMatchObject({
      history,
      prediction,
      utterances: [{ id: 'voice-1', sentiment: 1, prediction }],
    });
  });
});
