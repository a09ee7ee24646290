import fc from 'fast-check';
import { expect, it } from 'vitest';
import { extractSpectrum, FRAME_SAMPLES } from './spectrum.ts';

/** A decaying tone with something over it, down to what 16 bits hardly hold. */
function tone(hertz: number): Float32Array {
  return Float32Array.from(
    { length: FRAME_SAMPLES },
    (_, n) =>
      0.01 * Math.sin((2 * Math.PI * hertz * n) / 16_000) * Math.exp(-n / 100) + 1e-5 * Math.sin(n * n),
  );
}

it('finds the same shape in a frame turned down, with the floors turned down too', () => {
  const hertz = fc.integer({ min: 80, max: 3000 });
  const decibels = fc.integer({ min: -40, max: 0 });
  fc.assert(
    fc.property(hertz, decibels, (pitch, down) => {
      const gain = 10 ** (down / 20);
      const frame = tone(pitch);
      const loud = extractSpectrum(frame);
      const quiet = extractSpectrum(
        frame.map((sample) => sample * gain),
        1 / gain,
      );
      expect(quiet.logEnergy - loud.logEnergy).toBeCloseTo(2 * Math.log(gain), 3);
      for (const [k, coefficient] of loud.mfcc.entries())
        if (k > 0) expect(quiet.mfcc[k]).toBeCloseTo(coefficient, 2);
      // Twice the 26 mel bands' sum of a logarithm that is lower by the same in each.
      expect((quiet.mfcc[0] ?? 0) - (loud.mfcc[0] ?? 0)).toBeCloseTo(2 * 26 * 2 * Math.log(gain), 1);
      expect(quiet.flatness).toBeCloseTo(loud.flatness, 3);
      expect(quiet.amplitudes[10]).toBeCloseTo(gain * (loud.amplitudes[10] ?? 0), 1);
    }),
  );
});

it('measures what is louder than the floors as it is, whatever the gain', () => {
  const loud = tone(200).map((sample) => 50 * sample);
  const [plain, lowered] = [extractSpectrum(loud), extractSpectrum(loud, 4)];
  expect(lowered.logEnergy).toBeCloseTo(plain.logEnergy, 4);
  expect(lowered.mfcc[0]).toBeCloseTo(plain.mfcc[0] ?? 0, 0);
});

it('is finite in digital silence, whatever the gain', () => {
  for (const gain of [1, 400, 1e9]) {
    const { mfcc, logEnergy, flatness } = extractSpectrum(new Float32Array(FRAME_SAMPLES), gain);
    expect([...mfcc, logEnergy, flatness].every(Number.isFinite)).toBe(true);
  }
});
