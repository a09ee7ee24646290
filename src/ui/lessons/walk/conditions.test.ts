import { describe, expect, it } from 'vitest';
import { initialState } from '../../../app/live/initial-state.ts';
import type { LiveState } from '../../../app/live-state.ts';
import type { LessonCondition } from '../../../lessons/lesson.ts';
import { fixturePrediction } from '../../testing/live-fixture.ts';
import { isMet } from './conditions.ts';

const live: LiveState = { ...initialState('delighted'), prediction: fixturePrediction() };
const met = (condition: LessonCondition, state: Partial<LiveState> = {}, hash = '#/live') =>
  isMet(condition, hash, { ...live, ...state });

describe('what a lesson waits for', () => {
  it('is an address with these parameters, whatever else it says', () => {
    const hash = '#/laboratory?session=delighted@12.35&a=dbr:011&lang=zh';
    const address = (parameters: Record<string, string | null>, view = 'laboratory') =>
      met({ on: 'address', view, parameters }, {}, hash);
    expect(address({})).toBe(true);
    expect(address({}, 'live')).toBe(false);
    expect(address({ a: 'dbr:011', session: 'delighted@*' })).toBe(true);
    expect(address({ a: 'dbr:01' })).toBe(false);
    expect(address({ session: 'sarcastic@*' })).toBe(false);
    expect(address({ b: null })).toBe(true);
    expect(address({ a: null })).toBe(false);
    expect(address({ b: '*' })).toBe(false);
  });

  it('is a sample session that has come so far', () => {
    const source = { kind: 'sample', id: 'flat', playing: true, positionSeconds: 4 } as const;
    expect(met({ on: 'sample', id: 'flat', fromSeconds: 4 }, { source })).toBe(true);
    expect(met({ on: 'sample', id: 'flat', fromSeconds: 4.1 }, { source })).toBe(false);
    expect(met({ on: 'sample', id: 'delighted', fromSeconds: 0 }, { source })).toBe(false);
    expect(met({ on: 'sample', id: 'flat', fromSeconds: 0 }, { source: { kind: 'devices' } })).toBe(false);
  });

  it('is a prediction on one side of a number', () => {
    const at = (sentiment: number) => ({ prediction: { ...fixturePrediction(), sentiment } });
    expect(met({ on: 'prediction' }, { prediction: null })).toBe(false);
    expect(met({ on: 'prediction' }, at(-3))).toBe(true);
    expect(met({ on: 'prediction', below: -0.5 }, at(-0.6))).toBe(true);
    expect(met({ on: 'prediction', below: -0.5 }, at(0))).toBe(false);
    expect(met({ on: 'prediction', above: 1 }, at(0.9))).toBe(false);
    const past = { kind: 'past', ageSeconds: 3, nothing: true } as const;
    expect(met({ on: 'prediction' }, { ...at(-3), freshness: past })).toBe(false);
  });

  it('is the learner’s own words, and not a sample’s', () => {
    const own: Partial<LiveState> = {
      source: { kind: 'devices' },
      presence: { language: true, acoustic: false, visual: false },
      prediction: fixturePrediction({ text: 'I loved it' }),
    };
    const { window } = fixturePrediction();
    const saying = (text: string, said: string) =>
      met(
        { on: 'own', modality: 'language', saying: text },
        {
          ...own,
          prediction: {
            ...fixturePrediction(),
            window: { ...window, texts: [{ segmentId: 's', text: said }] },
          },
        },
      );
    expect(met({ on: 'own', modality: 'language' }, own)).toBe(true);
    expect(met({ on: 'own', modality: 'visual' }, own)).toBe(false);
    expect(met({ on: 'own', modality: 'language' }, { ...own, source: live.source })).toBe(false);
    expect(saying('I loved it', 'i loved it!')).toBe(true);
    expect(saying('I loved it', 'I hated it')).toBe(false);
    expect(saying('我很高兴', '我很高兴。')).toBe(true);
  });

  it('is the learner’s own words that the network cannot read', () => {
    const typed = (text: string, reading: 'read' | 'foreign'): Partial<LiveState> => ({
      source: { kind: 'devices' },
      transcript: [{ id: 's', text, startSeconds: 0, endSeconds: 1, final: true, source: 'typed' }],
      readings: { s: { text: reading, words: [] } },
    });
    const unread = { on: 'unread', saying: '我很高兴' } as const;
    expect(met(unread, typed('我很高兴。', 'foreign'))).toBe(true);
    expect(met(unread, typed('我很高兴。', 'read'))).toBe(false);
    expect(met(unread, typed('你好', 'foreign'))).toBe(false);
    expect(met(unread, { ...typed('我很高兴。', 'foreign'), source: live.source })).toBe(false);
    expect(met(unread, { ...typed('我很高兴。', 'foreign'), readings: {} })).toBe(false);
  });
});
