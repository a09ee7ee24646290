import { type DbrConfig, DEFAULT_ARCHITECTURE, type InputShape } from '../model/config.ts';
import { EXTRACTORS, FEATURE_WIDTHS, WINDOW_STEPS } from './frames.ts';

/** What the app's own extractors make, and every network that ships reads. */
export const LIVE_SHAPE: InputShape = { widths: FEATURE_WIDTHS, steps: WINDOW_STEPS, extractors: EXTRACTORS };

/** The network that is trained where nothing else is said: the trial's, on the app's own features. */
export const DEFAULT_CONFIG: DbrConfig = { ...LIVE_SHAPE, ...DEFAULT_ARCHITECTURE };
