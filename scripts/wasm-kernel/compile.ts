import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../project/project.ts';

/** Where the binary stands, as base64 in a module. */
export const KERNELS_TARGET = inProject('src/model/wasm/kernels/binary.ts');

/**
 * Compiles the files of src/model/wasm/kernels, one after another as one source.
 * @returns the text of the module `KERNELS_TARGET`
 * @throws Error with what the compiler says of the source
 */
export async function compileKernels(): Promise<string> {
  // Half a minute to load through the TypeScript runner, which reads all of it: only where something is compiled.
  const { default: asc } = await import('assemblyscript/asc');
  const folder = inProject('src/model/wasm/kernels');
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.as'))
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
  const { error, binary, stderr } = await asc.compileString(source, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    noAssert: true,
    runtime: 'stub',
    importMemory: true,
    enable: ['simd', 'bulk-memory'],
  });
  if (error || !binary) throw new Error(stderr.toString());
  return `/** Compiled from this folder by \`npm run wasm-kernel\`; imports the memory it works in as env.memory. */
export const KERNELS_BINARY =
  '${Buffer.from(binary).toString('base64')}';
`;
}
