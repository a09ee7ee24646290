import type { ExtractorNames } from './extractor-names.ts';
import { ALL_STAGES, type Modality, type Stages } from './modalities.ts';

/** Sentiment lives in [-3, 3]. */
export const SENTIMENT_LIMIT = 3;

/** The longest window a network may be built for, in steps. */
export const MOST_STEPS = 512;

/** What of a network's configuration fixes its inputs. */
export type InputShape = Pick<DbrConfig, 'widths' | 'steps' | 'extractors'>;

/** Everything that fixes a network's shapes. A network for other data is built from the same code. */
export interface DbrConfig {
  /** Feature width of each modality, d_m. */
  widths: Record<Modality, number>;
  /** T, the most steps of a window; positions are defined up to here. */
  steps: number;
  /** What made the features it was trained on; nothing of its shapes depends on it. */
  extractors?: ExtractorNames | undefined;
  /** d, the width of every representation after projection. */
  width: number;
  /** h, heads of every multi-head attention; divides `width`. */
  heads: number;
  /** Odd kernel of the temporal convolution in the projection. */
  kernels: Record<Modality, number>;
  /** k, structural queries (graph nodes) per modality in TSF. */
  nodes: number;
  /** K, anchors per modality in AGPR. */
  anchors: number;
  /**
   * Where a modality's own prediction is read: in its private channel before it may borrow from others, or, as in networks
   * that do not say, after. Read after, the opinion of a voice beside words would be partly theirs.
   */
  opinions?: 'own' | 'rebalanced' | undefined;
  /** 1: sentiment in [-3, 3]; C > 1: a C-class head. */
  classes: number;
  /** Which rebalancing stages run. All three off is the plain decoupling baseline. */
  stages: Stages;
}

/** The network of the trial, whatever it reads: d = 48. */
export const DEFAULT_ARCHITECTURE: Omit<DbrConfig, keyof InputShape> = {
  width: 48,
  heads: 4,
  kernels: { language: 1, acoustic: 3, visual: 3 },
  nodes: 4,
  anchors: 6,
  opinions: 'own',
  classes: 1,
  stages: ALL_STAGES,
};
