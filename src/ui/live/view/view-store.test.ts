import { describe, expect, it } from 'vitest';
import { fixturePrediction, fixtureStore } from '../../testing/live-fixture.ts';
import { spokenWords } from './spoken-words.ts';
import { createViewStore } from './view-store.ts';

function followed() {
  const live = fixtureStore();
  const view = createViewStore(live.state);
  const stop = view.follow();
  const predict = (utteranceId: string, text: string) => {
    const prediction = fixturePrediction({ utteranceId, text });
    const { sentiment, balance } = prediction;
    const utterance = {
      id: utteranceId,
      startSeconds: 0,
      endSeconds: 1,
      text,
      sentiment,
      balance,
      prediction,
    };
    live.state.setState(({ utterances }) => ({
      prediction,
      utterances: [...utterances.filter(({ id }) => id !== utteranceId), utterance],
    }));
  };
  return { live, view, stop, predict };
}

describe('view store', () => {
  it('shows the newest prediction', () => {
    const { view, predict } = followed();
    expect(view.state.getState().picture).toBeNull();
    predict('u1', 'I loved it');
    predict('u2', 'I hated it');
    expect(view.state.getState().picture?.shown.window.utteranceId).toBe('u2');
  });

  it('looks back at the last prediction of an utterance and stays there until it is sent back', () => {
    const { view, predict } = followed();
    predict('u1', 'I loved');
    predict('u1', 'I loved it');
    predict('u2', 'I hated it');
    view.inspect('u1');
    expect(view.state.getState().picture?.shown.window.tokens).toHaveLength(3);
    predict('u2', 'I hated it so');
    expect(view.state.getState().picture?.shown.window.utteranceId).toBe('u1');
    view.inspect(null);
    expect(view.state.getState().picture?.shown.window.utteranceId).toBe('u2');
  });

  it('does not look back at what it never saw', () => {
    const { view, predict } = followed();
    predict('u1', 'I loved it');
    view.inspect('u9');
    expect(view.state.getState().inspectedId).toBeNull();
    expect(view.canInspect('u9')).toBe(false);
  });

  it('forgets everything when the session begins anew', () => {
    const { live, view, predict } = followed();
    predict('u1', 'I loved it');
    view.inspect('u1');
    live.state.setState({ prediction: null, utterances: [] });
    expect(view.state.getState()).toMatchObject({ picture: null, inspectedId: null });
    expect(view.canInspect('u1')).toBe(false);
  });

  it('stops following when told', () => {
    const { view, stop, predict } = followed();
    stop();
    predict('u1', 'I loved it');
    expect(view.state.getState().picture).toBeNull();
  });
});

describe('spokenWords', () => {
  const segment = {
    id: 's1',
    text: 'I loved it. Really',
    startSeconds: 0,
    endSeconds: 2,
    source: 'typed' as const,
    final: true,
  };

  it('gives every word of the window its points, and none to words it did not have', () => {
    const { view, predict } = followed();
    predict('u1', 'I loved it.');
    const words = spokenWords(segment, view.state.getState().picture, null);
    expect(words.map(({ text }) => text)).toEqual(['I', 'loved', 'it.', 'Really']);
    expect(words[1]?.points).toBeGreaterThan(0.2);
    expect(words[3]?.points).toBeNull();
  });

  it('has no points without a prediction', () => {
    expect(spokenWords(segment, null, null).every(({ points }) => points === null)).toBe(true);
  });
});
