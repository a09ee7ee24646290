import { beforeEach, describe, expect, it, vi } from 'vitest';
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
});

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
