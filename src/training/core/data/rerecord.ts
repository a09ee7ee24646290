import { SAMPLE_RATE_HERTZ } from '../../../features/frames.ts';
import type { Random } from '../random.ts';

/** How often each part of the way from a mouth to a file is a bad one. */
const SHARES = { room: 0.5, line: 0.5, companding: 0.2, noise: 0.7 } as const;

const DECAY_SECONDS = [0.15, 0.5] as const;
/** Direct sound above the room's echoes, dB. */
const DIRECT_DECIBELS = [-2, 12] as const;
const FIRST_ECHO_SECONDS = 0.003;
/** Velvet noise: as dense as an ear needs, and a hundred times cheaper than a dense response. */
const ECHOES_A_SECOND = 1000;

/** From a telephone to a good headset. */
const LINE_LOW_HERTZ = [80, 300] as const;
const LINE_HIGH_HERTZ = [3400, 7000] as const;
const BUTTERWORTH = Math.SQRT1_2;
const MU = 255;
const COMPANDED_LEVELS = 127;

const NOISE_DECIBELS = [5, 30] as const;
/** How much noise remembers of the sample before: 0 is white, towards 1 a rumble. */
const NOISE_COLOUR = [0, 0.95] as const;
const GAIN_DECIBELS = [-24, 6] as const;

/**
 * A clip as another room, line and microphone would have recorded it: echoes, a narrower band, mu-law, noise, gain; each
 * now and then. Acted voices come from a studio, voices at a laptop do not.
 * @param sound mono, -1..1, 16 kHz
 */
export function rerecord(sound: Float32Array, random: Random): Float32Array {
  let heard: Float32Array = sound.slice();
  if (random.uniform() < SHARES.room) heard = inRoom(heard, random);
  if (random.uniform() < SHARES.line) {
    biquad(heard, 'high', random.between(...LINE_LOW_HERTZ));
    biquad(heard, 'low', random.between(...LINE_HIGH_HERTZ));
  }
  if (random.uniform() < SHARES.companding) heard = heard.map(companded);
  if (random.uniform() < SHARES.noise) addNoise(heard, random);
  const gain = amplitude(random.between(...GAIN_DECIBELS));
  return heard.map((value) => Math.max(-1, Math.min(1, value * gain)));
}

function amplitude(decibels: number): number {
  return 10 ** (decibels / 20);
}

function rms(sound: Float32Array): number {
  return Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / Math.max(1, sound.length));
}

/** The direct sound and echoes that decay by 60 dB in the room's time. */
function inRoom(sound: Float32Array, random: Random): Float32Array {
  const decay = random.between(...DECAY_SECONDS);
  const echoes = new Float32Array(sound.length);
  const count = Math.round(decay * ECHOES_A_SECOND);
  for (let echo = 0; echo < count; echo++) {
    const seconds = FIRST_ECHO_SECONDS + random.uniform() * decay;
    const size = (random.uniform() < 0.5 ? -1 : 1) * 10 ** ((-3 * seconds) / decay);
    const delay = Math.round(seconds * SAMPLE_RATE_HERTZ);
    for (let at = delay; at < sound.length; at++)
      echoes[at] = (echoes[at] as number) + size * (sound[at - delay] as number);
  }
  const direct = amplitude(random.between(...DIRECT_DECIBELS));
  const scale = rms(sound) / (direct * Math.max(rms(echoes), Number.EPSILON));
  return sound.map((value, at) => value + scale * (echoes[at] as number));
}

/** Second-order Butterworth filter, in place (R. Bristow-Johnson's Audio EQ Cookbook). */
function biquad(sound: Float32Array, pass: 'low' | 'high', hertz: number): void {
  const angle = (2 * Math.PI * hertz) / SAMPLE_RATE_HERTZ;
  const alpha = Math.sin(angle) / (2 * BUTTERWORTH);
  const cosine = Math.cos(angle);
  const edge = pass === 'low' ? 1 - cosine : 1 + cosine;
  const middle = pass === 'low' ? edge : -edge;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (const [at, x] of sound.entries()) {
    const y = (0.5 * edge * (x + x2) + middle * x1 + 2 * cosine * y1 - (1 - alpha) * y2) / (1 + alpha);
    [x2, x1, y2, y1] = [x1, x, y1, y];
    sound[at] = y;
  }
}

/** Through the 8 bits of mu-law (ITU-T G.711's curve) and back. */
function companded(value: number): number {
  const curve = Math.log1p(MU * Math.min(1, Math.abs(value))) / Math.log1p(MU);
  const kept = Math.round(curve * COMPANDED_LEVELS) / COMPANDED_LEVELS;
  return (Math.sign(value) * Math.expm1(kept * Math.log1p(MU))) / MU;
}

function addNoise(sound: Float32Array, random: Random): void {
  const colour = random.between(...NOISE_COLOUR);
  const noise = new Float32Array(sound.length);
  let last = 0;
  for (let at = 0; at < noise.length; at++) {
    last = colour * last + random.normal();
    noise[at] = last;
  }
  const scale =
    rms(sound) / (amplitude(random.between(...NOISE_DECIBELS)) * Math.max(rms(noise), Number.EPSILON));
  for (const [at, value] of noise.entries()) sound[at] = (sound[at] as number) + scale * value;
}
