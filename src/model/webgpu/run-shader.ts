import type * as tf from '@tensorflow/tfjs';

/** What of tfjs's WebGPU backend kernels of our own work with; some of it is not in its types. */
export interface WebGpuBackend {
  device: GPUDevice;
  commandEncoder: GPUCommandEncoder;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  tensorMap: { get(dataId: object): { resource: GPUBuffer } };
  makeTensorInfo(shape: number[], dtype: 'float32'): tf.TensorInfo;
  uploadToGPU(dataId: object): void;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

/** A compute shader. Lengths stand in its text as numbers, so that a call writes no uniforms. */
export interface Shader {
  /** WGSL: module scope, then `fn main(group: i32, thread: i32)`, run by `WORKGROUP` threads of every workgroup. */
  code: string;
  /** How many workgroups run. */
  groups: number;
}

/** Threads of a workgroup. */
export const WORKGROUP = 64;

/** Most workgroups along an axis of a dispatch. */
const MOST_GROUPS = 65_535;

/** After so many dispatches what was recorded is handed to the GPU, which works while the rest is recorded. */
const DISPATCHES_PER_SUBMIT = 24;

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/**
 * Records a run of a shader into the backend's current pass.
 * @param inputs by name; in the shader an underscore stands after it, as some names are words of WGSL; the output is `result`
 */
export function runShader(
  backend: WebGpuBackend,
  { code, groups }: Shader,
  inputs: readonly (readonly [name: string, tensor: tf.TensorInfo])[],
  output: tf.TensorInfo,
): void {
  const tensors = [output, ...inputs.map(([, tensor]) => tensor)];
  for (const { dataId } of tensors) backend.uploadToGPU(dataId);
  const x = Math.min(groups, MOST_GROUPS);
  const pipeline = pipelineOf(
    backend.device,
    moduleOf(
      code,
      inputs.map(([name]) => name),
      groups,
    ),
  );
  const bindGroup = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: tensors.map(({ dataId }, binding) => ({
      binding,
      resource: { buffer: backend.tensorMap.get(dataId).resource },
    })),
  });
  // Tensors that are disposed of before the pass is submitted keep their memory until then.
  for (const { dataId } of tensors) backend.commandQueueOwnedIds.add(dataId);
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= backend.commandEncoder.beginComputePass();
  backend.computePassEncoder.setPipeline(pipeline);
  backend.computePassEncoder.setBindGroup(0, bindGroup);
  backend.computePassEncoder.dispatchWorkgroups(x, Math.ceil(groups / x));
  backend.dispatchCountInPass += 1;
  if (backend.dispatchCountInPass >= DISPATCHES_PER_SUBMIT) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}

function moduleOf(code: string, names: readonly string[], groups: number): string {
  const bindings = names.map(
    (name, i) => `@group(0) @binding(${i + 1}) var<storage, read> ${name}_: array<f32>;`,
  );
  return `
@group(0) @binding(0) var<storage, read_write> result: array<f32>;
${bindings.join('\n')}
${code}
@compute @workgroup_size(${WORKGROUP})
fn start(@builtin(workgroup_id) at: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let group = i32(at.y * ${MOST_GROUPS}u + at.x);
  if (group < ${groups}) { main(group, i32(thread)); }
}`;
}

function pipelineOf(device: GPUDevice, code: string): GPUComputePipeline {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  const pipeline =
    known.get(code) ??
    device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), entryPoint: 'start' },
    });
  known.set(code, pipeline);
  return pipeline;
}
