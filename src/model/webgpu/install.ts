import * as tf from '@tensorflow/tfjs';
import { SENTIMENT } from '../ops/sentiment.ts';
import { registerAttention } from './attention.ts';
import { registerCoalitions } from './coalitions.ts';
import { registerFactorisation } from './factorisation.ts';
import { registerGather } from './gather.ts';
import { registerLayers } from './layers.ts';
import { registerNorms } from './norms.ts';
import { registerPresence } from './presence.ts';
import { registerRebalancing } from './rebalancing.ts';
import { registerReunion } from './reunion.ts';

/**
 * Registers the kernels of the network's ops where WebGPU is the active backend; safe to call more than once. Each is one
 * dispatch without uniforms, all in the backend's own pass: nothing is written to the GPU but the window.
 */
export function installWebGpuKernels(): void {
  if (tf.getBackend() !== 'webgpu' || tf.getKernel(SENTIMENT.name, 'webgpu')) return;
  registerNorms();
  registerLayers();
  registerAttention();
  registerFactorisation();
  registerRebalancing();
  registerReunion();
  registerCoalitions();
  registerPresence();
  registerGather();
}
