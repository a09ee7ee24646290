import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PartState } from '../../../app/live-state.ts';
import type { Recording } from '../../../session/fold/recording.ts';
import { SessionError } from '../../../session/stored/session-error.ts';
import { readLink } from '../../link/link-table.ts';
import {
  fixturePrediction,
  fixtureRecording,
  fixtureStore,
  fixtureTokens,
} from '../../testing/live-fixture.ts';
import { stayingHere } from '../link/staying-here.ts';
import { lacksOf } from '../material/lacks/lacks.ts';
import { LAB_LINK, type LabLink } from './address/lab-link.ts';
import { createLabStore } from './lab-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(800);
const linked = (hash: string): Partial<LabLink> => readLink(LAB_LINK, `#/laboratory?${hash}`).view;

/** A page just opened: a sample plays in the Live view, and what a link names comes when the test says so. */
function cold(text: PartState = { status: 'ready' }) {
  const live = fixtureStore({ prediction: fixturePrediction({ text: 'live words' }) });
  const { parts } = live.state.getState();
  live.state.setState({ parts: { ...parts, text } });
  const { trace } = fixturePrediction();
  let load: (recording: Recording | Error) => void = () => undefined;
  const openRecording = (id: string, words?: 'read' | 'unread') =>
    words === 'unread'
      ? Promise.resolve({ ...fixtureRecording(id), tokens: new Map() })
      : new Promise<Recording>((resolve, reject) => {
          load = (brought) => (brought instanceof Error ? reject(brought) : resolve(brought));
        });
  let read = async (texts: readonly string[]) => texts.map(fixtureTokens);
  const lab = createLabStore({
    ...live,
    openRecording,
    encode: (texts) => read(texts),
    explore: async (_, runs) => runs.map(() => trace),
  });
  const kept: unknown[] = [];
  lab.state.subscribe(({ exploration }) => exploration && kept.push(exploration));
  const stop = lab.follow();
  const lacks = () =>
    lacksOf(lab.state.getState(), live.state.getState(), live.networks.state.getState()).map(
      ({ kind }) => kind,
    );
  const words = () =>
    lab.state
      .getState()
      .exploration?.shown.window.tokens.map(({ text: token }) => token)
      .join(' ');
  return {
    live,
    lab,
    stop,
    lacks,
    words,
    /** Every exploration there ever was. */
    kept,
    load: (recording: Recording | Error) => load(recording),
    slowly(encode: typeof read) {
      read = encode;
    },
  };
}

describe('a link opened cold', () => {
  it('shows no number before the recording is there, and then the right one', async () => {
    const page = cold({ status: 'loading', loadedBytes: 1, totalBytes: 28, attempt: 1 });
    page.lab.restore(linked('session=flat@2'));
    await settle();
    expect(page.kept).toEqual([]);
    expect(page.lacks()).toEqual(['opening', 'part']);
    page.load(fixtureRecording('flat'));
    await settle();
    expect(page.words()).toBe('I loved it');
    expect(page.lacks()).toEqual([]);
    page.stop();
  });

  it('takes down the numbers of before while replaced words are read', async () => {
    const page = cold();
    page.lab.restore(linked('session=flat@2'));
    page.load(fixtureRecording('flat'));
    await settle();
    let done: () => void = () => undefined;
    page.slowly(async (texts) => {
      await new Promise<void>((resolve) => {
        done = resolve;
      });
      return texts.map(fixtureTokens);
    });
    page.lab.replaceWord(1, 'despised');
    await settle();
    expect(page.lab.state.getState().exploration).toBeNull();
    expect(page.lacks()).toContain('words');
    done();
    await settle();
    expect(page.words()).toBe('I despised it');
    page.stop();
  });

  it('says that the words cannot be read, and shows the rest when a person asks for it', async () => {
    const page = cold({ status: 'failed', problem: { code: 'model-file-missing' } });
    page.lab.restore(linked('session=flat@2'));
    await settle();
    expect(page.kept).toEqual([]);
    expect(page.lacks()).toEqual(['opening', 'part', 'unread']);
    await page.lab.readWords(false);
    await settle();
    expect(page.lab.state.getState()).toMatchObject({ wordless: true });
    expect(page.words()).toBe('');
    page.stop();
  });

  it.each([
    ['session=flat@99', 'past-end'],
    ['session=live:someone', 'live-elsewhere'],
    ['session=file:2:mosi.npz', 'file'],
    ['session=flat@2&a=own:111', 'user-weights'],
    ['session=flat@2&b=plain:000', 'network'],
  ])('%s shows nothing in its place', async (hash, lack) => {
    const page = cold();
    page.lab.restore(linked(hash));
    page.load(fixtureRecording('flat'));
    await settle();
    expect(page.kept).toEqual([]);
    expect(page.lacks()).toContain(lack);
    page.stop();
  });

  it('shows nothing in place of a session that is not in this browser', async () => {
    const page = cold();
    page.lab.restore(linked('session=b2f6@2'));
    page.load(new SessionError('session-missing', 'b2f6'));
    await settle();
    expect(page.kept).toEqual([]);
    expect(page.lab.state.getState().problem).toMatchObject({ code: 'session-missing' });
    page.stop();
  });

  it('shows nothing where a network is not known, until the person wants the rest', async () => {
    const page = cold();
    const { view, refused } = readLink(LAB_LINK, '#/laboratory?session=flat@2&a=gpt:111');
    page.lab.restore(view, refused);
    page.load(fixtureRecording('flat'));
    await settle();
    expect(page.kept).toEqual([]);
    expect(page.lacks()).toEqual(['unknown']);
    page.lab.goWithoutUnknown();
    await settle();
    expect(page.words()).toBe('I loved it');
    page.stop();
  });

  it('to a sentence reads it alone, or in place of the moment’s words', async () => {
    const page = cold();
    page.lab.restore(linked('text=I+hated+it'));
    await settle();
    expect(page.words()).toBe('I hated it');
    const alone = page.lab.state.getState().viewed?.window.tracks;
    expect(alone?.acoustic.mask.includes(1) || alone?.visual.mask.includes(1)).toBe(false);
    page.lab.restore(linked('session=flat@2&text=I+hated+it'));
    page.load(fixtureRecording('flat'));
    await settle();
    expect(page.words()).toBe('I hated it');
    expect(page.lab.state.getState().viewed?.window.tracks.visual.mask.includes(1)).toBe(true);
    page.stop();
  });
});

describe('what a link cannot take along', () => {
  const samples = [{ id: 'flat' }];
  const of = (hash: string) => {
    const { lab, stop } = cold();
    lab.restore(linked(hash));
    stop();
    return stayingHere(lab.state.getState(), samples);
  };
  it.each([
    ['session=flat@2', []],
    ['session=flat@2&swap=visual:b2f6@1', ['session']],
    ['session=b2f6@2&b=own:111', ['session', 'weights']],
    ['session=live', ['live']],
    ['session=file:0:mosi.npz', ['file']],
    ['text=hello', []],
  ])('%s', (hash, expected) => {
    expect(of(hash)).toEqual(expected);
  });
});
