import type { Modality } from '../model/modalities.ts';

/** Length of one step: acoustic and visual frames are pooled to this. */
export const STEP_SECONDS = 0.25;
/** Length of the window the network sees; the texts on the screen name it from here. */
export const WINDOW_SECONDS = 10;
/** T: a window's steps, and as many tokens. */
export const WINDOW_STEPS = WINDOW_SECONDS / STEP_SECONDS;
export const SAMPLE_RATE_HERTZ = 16_000;
export const ACOUSTIC_HOP_SECONDS = 0.01;
export const ACOUSTIC_FRAME_SECONDS = 0.025;

export const LANGUAGE_WIDTH = 512;
/** 13 MFCC, log energy, zero crossings, centroid, rolloff, flux, flatness, log-F0, voicing probability. */
export const ACOUSTIC_FRAME_WIDTH = 21;
/** Means of the 21, then standard deviations of MFCC (13), log energy and log-F0. */
export const ACOUSTIC_WIDTH = 36;
/** 52 blendshapes, rotation (3), translation velocity (3). */
export const VISUAL_FRAME_WIDTH = 58;
/** Means of the 58, blendshapes less the person's neutral face, then the share of frames in which a face was present. */
export const VISUAL_WIDTH = 59;

/** d_m, features a step. */
export const FEATURE_WIDTHS: Readonly<Record<Modality, number>> = {
  language: LANGUAGE_WIDTH,
  acoustic: ACOUSTIC_WIDTH,
  visual: VISUAL_WIDTH,
};

/** What makes each modality's features: a name and a version. */
export type Extractors = Readonly<Record<Modality, string>>;

/**
 * This app's extractors: the language encoder, the voice's features and the face's. A version grows when features of
 * before and after cannot be mixed, because a network trained on the ones would misread the others: other columns,
 * units or scales. Whatever is stored names what it was made with (`extractors.ts`).
 */
export const EXTRACTORS: Extractors = { language: 'use-lite@1', acoustic: 'voice@1', visual: 'face@2' };
/**
 * What makes the frames that sessions keep: they are measured against speaker and neutral face only when a window is cut,
 * so that a kept session outlives a change of these.
 */
export const FRAME_EXTRACTORS: Extractors = { ...EXTRACTORS, visual: 'face@1' };

/** One 25 ms acoustic frame. `seconds` is the frame's centre on the session clock. */
export interface AcousticFrame {
  seconds: number;
  values: Float32Array; // [21]
  /** The voice-activity detector's word on this frame. */
  voiced: boolean;
  /** Fundamental frequency, 0 when unvoiced. */
  pitchHertz: number;
}

/** One camera frame (or one frame of a face track). `values` is null when no face was found. */
export interface VisualFrame {
  seconds: number;
  values: Float32Array | null; // [58]
  /** 478 x (x, y, z) in image coordinates 0..1, for drawing only; null when no face was found. */
  landmarks: Float32Array | null;
}

/** One token of the encoded text with its contextual vector. */
export interface TokenFrame {
  /** SentencePiece surface form. */
  piece: string;
  /** Character span [start, end) in the text as given. */
  start: number;
  end: number;
  values: Float32Array; // [512]
}

/** One modality's steps as the network takes them: valid steps first, padding (mask 0) after. */
export interface ModalityTrack {
  values: Float32Array; // [T * width]
  mask: Float32Array; // [T], 1 valid, 0 absent
}

/** What the network sees at one moment. */
export type FeatureTracks = Record<Modality, ModalityTrack>;
