import type { RacedBackend } from '../../backend/backend-race.ts';

/** What the face model computes on: the processor, or a graphics card through WebGL. */
export type FaceDelegate = 'cpu' | 'gpu';
/** What was asked for; `auto` leaves it to the machine, `both` times both whatever the graphics card is. */
export type FaceRequest = FaceDelegate | 'auto' | 'both';

/** What the face model runs on here. */
export interface FaceBackend extends RacedBackend<FaceDelegate> {
  /** The graphics card; empty on the processor. */
  adapter: string;
}

/** A face as it is compared: blendshapes [52], and landmarks, 478 x (x, y, z) in parts of the picture. */
export interface ComparedFace {
  blendshapes: readonly number[];
  landmarks: Float32Array;
}

/** What was made of a picture several times in a row. */
export interface TimedFace extends ComparedFace {
  /** The best of the runs. */
  milliseconds: number;
}
