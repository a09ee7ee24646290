import { describe, expect, it } from 'vitest';
import {
  ACOUSTIC_FRAME_WIDTH,
  LANGUAGE_WIDTH,
  type TokenFrame,
  VISUAL_FRAME_WIDTH,
} from '../../features/frames.ts';
import type { NeutralChange } from '../fold/fold.ts';
import { utterancesAt, walkThrough } from '../fold/recording.ts';
import { startSession } from '../fold/session.ts';
import { collectSession } from './session-collector.ts';
import { readParts } from './session-parts.ts';

const tokensOf = (text: string): TokenFrame[] =>
  [...text.matchAll(/\S+/g)].map(({ 0: piece, index }) => ({
    piece,
    start: index,
    end: index + piece.length,
    values: new Float32Array(LANGUAGE_WIDTH).fill(piece.length),
  }));

/** A session on a clock that the test moves, with everything in it collected. */
function collected(
  encode: (text: string) => Promise<TokenFrame[] | null> = async (text) => tokensOf(text),
  declared?: NeutralChange,
) {
  let now = 0;
  const clock = { seconds: () => now, at: (ms: number) => ms / 1000, pause() {}, resume() {} };
  const session = startSession(encode, clock);
  if (declared) session.declareNeutral(declared);
  const collector = collectSession(session);
  session.observe(collector);
  const reader = readParts('test');
  return {
    session,
    /** A tenth of a second at a time: sound, a face, and a look at the session as the loop takes it. */
    async live(seconds: number, voiced = false) {
      for (const until = now + seconds; now < until - 1e-9; ) {
        const from = now;
        now = Math.round(10 * (now + 0.1)) / 10;
        session.addAcoustic(
          Array.from({ length: 10 }, (_, i) => ({
            seconds: from + i / 100,
            values: new Float32Array(ACOUSTIC_FRAME_WIDTH).fill(from),
            voiced,
            pitchHertz: voiced ? 200 : 0,
          })),
        );
        session.addVisual({
          seconds: from,
          values: new Float32Array(VISUAL_FRAME_WIDTH).fill(from),
          landmarks: new Float32Array(3),
        });
        session.setReceiving(true);
        session.look();
        await Promise.resolve();
      }
    },
    told() {
      reader.add(collector.take());
      return reader.told();
    },
  };
}

describe('a session that is collected', () => {
  it('gives the same window and the same utterances as it had, in however many parts it came', async () => {
    const { session, live, told } = collected();
    await live(0.5);
    session.transcript.draft('it was', 0.5);
    await live(0.4);
    told();
    session.transcript.draft('it was good', 0.9);
    await live(0.5);
    session.transcript.commitDraft(1.4);
    await live(1);
    told();
    await live(2, true);
    const { recording } = told();
    expect(recording.durationSeconds).toBeCloseTo(4.4);
    const walk = walkThrough(recording);
    walk.goTo(recording.durationSeconds);
    expect(walk.window()).toEqual(session.look());
    session.update();
    expect(walk.utterances().map(({ id }) => id)).toEqual(
      session.state.getState().utterances.map(({ id }) => id),
    );
    expect(recording.visual.every(({ landmarks }) => landmarks === null)).toBe(true);
  });

  it('has the neutral face that was declared before it began, and each after that once', async () => {
    const [before, after] = [0.1, 0.2].map((score) => new Float32Array(52).fill(score));
    const { session, live, told } = collected(undefined, { seconds: 0, neutral: before ?? null });
    await live(0.5);
    expect(told().recording.neutrals).toEqual([{ seconds: 0, neutral: before }]);
    session.declareNeutral({ seconds: 0.5, neutral: after ?? null });
    await live(0.5);
    session.declareNeutral({ seconds: 1, neutral: null });
    await live(0.5);
    const { recording } = told();
    expect(recording.neutrals?.map(({ seconds }) => seconds)).toEqual([0, 0.5, 1]);
    const walk = walkThrough(recording);
    walk.goTo(recording.durationSeconds);
    expect(walk.window()).toEqual(session.look());
  });

  it('writes words down when their vectors are there, and without when these do not come', async () => {
    let there = false;
    const { session, live, told } = collected(async (text) => (there ? tokensOf(text) : null));
    session.transcript.draft('never encoded', 0);
    await live(0.5);
    expect(told().recording.transcript).toEqual([]);
    await live(0.5);
    expect(told().recording.transcript).toMatchObject([{ segment: { text: 'never encoded' } }]);
    there = true;
    session.transcript.draft('encoded', 1);
    await live(0.5);
    const { recording } = told();
    expect(recording.transcript.at(-1)?.segment.text).toBe('encoded');
    expect([...recording.tokens.keys()]).toEqual(['encoded']);
  });

  it('forgets what a person took away, and not what merely became old', async () => {
    const { session, live, told } = collected();
    session.transcript.draft('a slip', 0);
    await live(0.3);
    session.transcript.draft('', 0.3);
    await live(0.3);
    expect(utterancesAt(told().recording, 0.6)).toEqual([]);
    for (let i = 0; i < 60; i++) {
      session.transcript.draft(`sentence ${i}`, 1 + i);
      await live(0.2);
      session.transcript.commitDraft(1 + i);
    }
    await live(0.2);
    const { recording } = told();
    expect(utterancesAt(recording, recording.durationSeconds)).toHaveLength(60);
  });
});
