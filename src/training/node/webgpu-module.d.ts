/** Dawn for Node (npm package "webgpu"), which people with a GPU may install beside this project. */
declare module 'webgpu' {
  /** @param options Dawn's, such as "backend=vulkan" */
  export function create(options: string[]): GPU;
  /** GPUBufferUsage and its like, which a browser has as globals. */
  export const globals: Record<string, unknown>;
}
