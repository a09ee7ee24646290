/** WebGPU cannot be had in this Node; the message says what is missing. */
export class NoWebGpuError extends Error {
  override readonly name = 'NoWebGpuError';
}

/**
 * Gives this Node the `navigator.gpu` and the globals of a browser, from the npm package "webgpu" where one is
 * installed; does nothing in a Node that has them. Call before tfjs's WebGPU backend is imported, which looks for them.
 * @throws NoWebGpuError when the package is missing or sees no GPU
 */
export async function provideWebGpu(): Promise<void> {
  if (!globalThis.navigator?.gpu) {
    const { create, globals } = await import('webgpu').catch((cause: unknown) => {
      throw new NoWebGpuError(
        'the npm package "webgpu" does not load; npm install --no-save webgpu adds it',
        {
          cause,
        },
      );
    });
    Object.assign(globalThis, globals);
    const gpu = create([]);
    if (globalThis.navigator) Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu });
    else Object.defineProperty(globalThis, 'navigator', { value: { gpu } });
  }
  if (!(await navigator.gpu.requestAdapter())) throw new NoWebGpuError('no GPU was found');
}
