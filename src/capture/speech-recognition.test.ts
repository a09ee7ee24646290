import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureError } from './capture-error.ts';
import type { RecognizerConstructor } from './speech-api.ts';
import { type HeardSpeech, recognizeSpeech, speechRecognitionPlace } from './speech-recognition.ts';

type Availability = 'available' | 'downloadable' | 'unavailable';

/** No browser recognises speech in a test, so this one speaks the protocol: what the page sees is the same. */
function browserOffering(availability?: Availability) {
  const made: Recognition[] = [];
  class Recognition extends EventTarget {
    static available = availability && (async () => availability);
    static install = vi.fn(async () => true);
    lang = '';
    continuous = false;
    interimResults = false;
    processLocally = false;
    start = vi.fn();
    abort = vi.fn();
    constructor() {
      super();
      made.push(this);
    }
    hears(results: [text: string, isFinal: boolean][], resultIndex = 0) {
      const list = results.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal }));
      this.dispatchEvent(Object.assign(new Event('result'), { resultIndex, results: list }));
    }
    fails(error: string) {
      this.dispatchEvent(Object.assign(new Event('error'), { error, message: '' }));
    }
  }
  return { made, Recognition: Recognition as unknown as RecognizerConstructor & typeof Recognition };
}

let heard: HeardSpeech[];
let ended: CaptureError[];
const events = {
  onHeard: (speech: HeardSpeech) => heard.push(speech),
  onEnded: (error: CaptureError) => ended.push(error),
};
beforeEach(() => {
  heard = [];
  ended = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is left when later speech with the same id replaces earlier. */
const said = () => [...new Map(heard.map((speech) => [speech.id, speech])).values()].map(({ text }) => text);

describe('speechRecognitionPlace', () => {
  it('is on the device only when the browser says it can be', async () => {
    expect(await speechRecognitionPlace(browserOffering('available').Recognition)).toBe('onDevice');
    expect(await speechRecognitionPlace(browserOffering('downloadable').Recognition)).toBe('onDevice');
    expect(await speechRecognitionPlace(browserOffering('unavailable').Recognition)).toBe('cloud');
    expect(await speechRecognitionPlace(browserOffering().Recognition)).toBe('cloud');
    expect(await speechRecognitionPlace(null)).toBe('unsupported');
  });
});

describe('recognizeSpeech', () => {
  it('sends nothing to a cloud without a yes', async () => {
    const { made, Recognition } = browserOffering();
    const start = (cloudAllowed: boolean) =>
      recognizeSpeech({ place: 'cloud', cloudAllowed, ...events }, Recognition);
    await expect(start(false)).rejects.toMatchObject({ code: 'speech-needs-consent' });
    expect(made).toEqual([]);
    await start(true);
    expect(made[0]).toMatchObject({ processLocally: false });
    expect(made[0]?.start).toHaveBeenCalledOnce();
  });

  it('stays on the device when it can, after fetching the language', async () => {
    const { made, Recognition } = browserOffering('downloadable');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    expect(Recognition.install).toHaveBeenCalledOnce();
    expect(made[0]).toMatchObject({ processLocally: true, continuous: true, interimResults: true });
  });

  it('reports words as they change, keeping the id and the moment of the first', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    made[0]?.hears([['hel', false]]);
    made[0]?.hears([['hello', true]]);
    made[0]?.hears(
      [
        ['hello', true],
        ['again', false],
      ],
      1,
    );
    expect(heard.map(({ text, final }) => [text, final])).toEqual([
      ['hel', false],
      ['hello', true],
      ['again', false],
    ]);
    expect(heard[1]).toMatchObject({ id: heard[0]?.id, firstHeardAt: heard[0]?.firstHeardAt });
    expect(heard[2]?.id).not.toBe(heard[0]?.id);
  });

  it.each([
    ['word by word', ['I', 'I love', 'I love this film'], ['I love this film']],
    ['with capitals and marks', ['i love', 'I love', 'I love this, really.'], ['I love this, really.']],
    ['with the same twice', ['hello there', 'hello there'], ['hello there']],
    ['and then something else', ['I', 'I love it', 'so do we'], ['I love it', 'so do we']],
    ['with words that only begin alike', ['I am', 'I amuse you'], ['I am', 'I amuse you']],
  ])('takes results that grow and are all final for one: %s', async (_, results, left) => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    results.forEach((_result, index) => {
      const soFar = results.slice(0, index + 1).map((text): [string, boolean] => [text, true]);
      made[0]?.hears(soFar, index);
      vi.advanceTimersByTime(200);
    });
    expect(said()).toEqual(left);
  });

  it('leaves the same words said again much later for what they are', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    made[0]?.hears([['no', true]]);
    vi.advanceTimersByTime(20_000);
    made[0]?.hears(
      [
        ['no', true],
        ['no way', true],
      ],
      1,
    );
    expect(said()).toEqual(['no', 'no way']);
  });

  it('does not take a late repetition of the same words for speech, and closes what a session leaves open', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    made[0]?.hears([['i love it', false]]);
    vi.advanceTimersByTime(1500);
    made[0]?.hears([['I love it.', false]]);
    made[0]?.dispatchEvent(new Event('end'));
    expect(heard.map(({ final }) => final)).toEqual([false, false, true]);
    expect(heard[2]?.lastHeardAt).toBe(heard[0]?.lastHeardAt);
  });

  it('says within ten seconds that a recogniser does not answer, and waits for one that does', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ended).toEqual([expect.objectContaining({ code: 'speech-no-answer' })]);
    expect(made[0]?.abort).toHaveBeenCalled();
    for (const sign of ['start', 'audiostart', 'result']) {
      ended = [];
      await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
      const event = Object.assign(new Event(sign), { resultIndex: 0, results: [] });
      made.at(-1)?.dispatchEvent(event);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(ended).toEqual([]);
    }
  });

  it('does not call a recogniser local that does not know the wish', async () => {
    class Foreign extends EventTarget {
      static available = async () => 'available' as const;
      lang = '';
      continuous = false;
      interimResults = false;
      start() {}
      abort() {}
    }
    expect(await speechRecognitionPlace(Foreign)).toBe('cloud');
  });

  it('goes on after a silence, and gives up when the browser refuses', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    made[0]?.fails('no-speech');
    made[0]?.dispatchEvent(new Event('end'));
    expect(made).toHaveLength(2);
    made[1]?.fails('not-allowed');
    made[1]?.dispatchEvent(new Event('end'));
    expect(made).toHaveLength(2);
    expect(ended).toEqual([expect.objectContaining({ code: 'speech-denied' })]);
  });

  it('gives up on a recogniser that ends as soon as it starts', async () => {
    const { made, Recognition } = browserOffering('available');
    await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    for (let i = 0; i < 10; i++) made.at(-1)?.dispatchEvent(new Event('end'));
    expect(made).toHaveLength(3);
    expect(ended).toEqual([expect.objectContaining({ code: 'speech-failed' })]);
  });

  it('is silent once ended', async () => {
    const { made, Recognition } = browserOffering('available');
    const end = await recognizeSpeech({ place: 'onDevice', cloudAllowed: false, ...events }, Recognition);
    end();
    made[0]?.dispatchEvent(new Event('end'));
    expect(made).toHaveLength(1);
    expect(ended).toEqual([]);
  });

  it('says so where there is no recogniser', async () => {
    await expect(
      recognizeSpeech({ place: 'unsupported', cloudAllowed: true, ...events }, null),
    ).rejects.toMatchObject({ code: 'speech-unsupported' });
  });
});
