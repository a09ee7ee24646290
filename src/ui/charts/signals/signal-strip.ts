import type { TFunction } from 'i18next';
import type { LiveSignals } from '../../../app/live-state.ts';
import type { Box } from '../drawing/box.ts';
import { svgElement } from '../drawing/svg-element.ts';
import type { CsvValue } from '../frame/csv.ts';

/** Hertz at the bottom and top of the pitch strip; the speaking voice lies inside. */
export const PITCH_RANGE_HERTZ = [60, 500] as const;

/** Height of a fundamental frequency in [0, 1] on a logarithmic scale, as pitch is heard; null when unvoiced. */
export function pitchHeight(hertz: number): number | null {
  if (hertz <= 0) return null;
  const [low, high] = PITCH_RANGE_HERTZ;
  return Math.min(1, Math.max(0, Math.log(hertz / low) / Math.log(high / low)));
}

/** Columns of (min, max) peaks, from pairs a hop, widened so that a column holds at least one hop. */
export function peakColumns(waveform: Float32Array, columns: number): { low: number; high: number }[] {
  const hops = waveform.length / 2;
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * hops) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * hops) / columns));
    let low = 0;
    let high = 0;
    for (let hop = from; hop < to && hop < hops; hop++) {
      low = Math.min(low, waveform[2 * hop] ?? 0);
      high = Math.max(high, waveform[2 * hop + 1] ?? 0);
    }
    return { low, high };
  });
}

/** Peaks of everyday speech fill little of [-1, 1]: the square root shows a whisper without clipping a shout. */
export function drawnAmplitude(peak: number): number {
  return Math.sign(peak) * Math.sqrt(Math.min(1, Math.abs(peak)));
}

type Sound = Pick<LiveSignals, 'waveform' | 'pitch'>;

export interface SignalShapes {
  bars: Box[];
  /** SVG path of the pitch, broken where the voice has none. */
  pitch: string;
}

const BAR_PITCH = 3;
/** Share of the strip's height that the waveform has; the pitch has the rest. */
const WAVEFORM_SHARE = 0.6;
const HOP_SECONDS = 0.01;

/** The strip's shapes in pixels: the same for the canvas on screen and for an exported picture. */
export function signalShapes({ waveform, pitch }: Sound, width: number, height: number): SignalShapes {
  const middle = (height * WAVEFORM_SHARE) / 2;
  const bars = peakColumns(waveform, Math.max(1, Math.floor(width / BAR_PITCH))).map(
    ({ low, high }, column) => {
      const y = middle - drawnAmplitude(high) * (middle - 1);
      const bottom = middle - drawnAmplitude(low) * (middle - 1);
      return { x: column * BAR_PITCH, y, width: BAR_PITCH - 1, height: Math.max(1, bottom - y) };
    },
  );
  const room = height * (1 - WAVEFORM_SHARE) - 4;
  let path = '';
  let voiced = false;
  pitch.forEach((hertz, hop) => {
    const high = pitchHeight(hertz);
    if (high !== null) {
      const x = ((hop + 0.5) / pitch.length) * width;
      path += `${voiced ? 'L' : 'M'}${x.toFixed(1)},${(height - 2 - high * room).toFixed(1)}`;
    }
    voiced = high !== null;
  });
  return { bars, pitch: path };
}

/** The strip as an SVG element, for export. */
export function signalSvg(
  sound: Sound,
  width: number,
  height: number,
  colours: { bars: string; pitch: string },
): SVGSVGElement {
  const { bars, pitch } = signalShapes(sound, width, height);
  const svg = svgElement('svg', { viewBox: `0 0 ${width} ${height}` });
  const line = { fill: 'none', stroke: colours.pitch, 'stroke-width': 1.75, 'stroke-linecap': 'round' };
  svg.append(
    ...bars.map((bar) => svgElement('rect', { ...bar, fill: colours.bars })),
    svgElement('path', { d: pitch, ...line }),
  );
  return svg;
}

/** One line a hop: seconds before now, peaks, pitch (empty when unvoiced). */
export function signalRows({ waveform, pitch }: Sound, t: TFunction): CsvValue[][] {
  const columns = ['seconds', 'low', 'high', 'pitch'] as const;
  return [
    columns.map((column) => t(`capture.signal.csv.${column}`)),
    ...Array.from(pitch, (hertz, hop): CsvValue[] => [
      (hop - pitch.length) * HOP_SECONDS,
      waveform[2 * hop] ?? 0,
      waveform[2 * hop + 1] ?? 0,
      hertz > 0 ? hertz : null,
    ]),
  ];
}
