import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

export { installWebGpuKernels } from '../../model/index.ts';

/** What TensorFlow.js's kernels use where a GPU has it. */
const FEATURES = ['timestamp-query', 'bgra8unorm-storage'] as const;
/** Limits that its kernels need as high as they go. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

let registered = false;

/**
 * Registers the webgpu backend on the GPU that the system prefers: TensorFlow.js's own asks for the fast one or the frugal
 * one, and on a laptop with two the fast one is woken for a network that both run in a moment. Once; does
 * nothing without WebGPU.
 */
export function registerWebGpuBackend(): void {
  // Its own is registered where there is WebGPU.
  if (registered || !tf.findBackendFactory('webgpu')) return;
  registered = true;
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error('There is no WebGPU adapter.');
    const device = await adapter.requestDevice({
      requiredFeatures: FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
    });
    return new WebGPUBackend(device, adapter.info);
  });
}
