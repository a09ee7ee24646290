/** What a piece of work asks of the GPU. */
export interface GpuCounts {
  dispatches: number;
  submits: number;
  /** Calls of `writeBuffer`. */
  writes: number;
}

/** Counts what `device` is asked to do. @returns runs work and says what it asked for */
export function gpuCounter(device: GPUDevice): (work: () => Promise<unknown>) => Promise<GpuCounts> {
  const counts: GpuCounts = { dispatches: 0, submits: 0, writes: 0 };
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.end();
  encoder.finish();
  // Of the objects themselves: Dawn in Node has no classes by name.
  count(Object.getPrototypeOf(pass), 'dispatchWorkgroups', () => counts.dispatches++);
  count(Object.getPrototypeOf(device.queue), 'submit', () => counts.submits++);
  count(Object.getPrototypeOf(device.queue), 'writeBuffer', () => counts.writes++);
  return async (work) => {
    Object.assign(counts, { dispatches: 0, submits: 0, writes: 0 });
    await work();
    return { ...counts };
  };
}

function count(prototype: Record<string, (...args: unknown[]) => unknown>, name: string, called: () => void) {
  const original = prototype[name] as (...args: unknown[]) => unknown;
  prototype[name] = function counted(...args) {
    called();
    return original.apply(this, args);
  };
}

/** The least a GPU takes to answer: one dispatch that writes a number, and reading it back. */
export function emptyDispatch(device: GPUDevice): () => Promise<void> {
  const code =
    '@group(0) @binding(0) var<storage, read_write> out: array<f32>; @compute @workgroup_size(1) fn main() { out[0] = 1.0; }';
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  });
  const size = Float32Array.BYTES_PER_ELEMENT;
  const made = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
  const read = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: made } }],
  });
  return async () => {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(1);
    pass.end();
    encoder.copyBufferToBuffer(made, 0, read, 0, size);
    device.queue.submit([encoder.finish()]);
    await read.mapAsync(GPUMapMode.READ);
    read.unmap();
  };
}
