/** Compiles src/model/wasm/kernels into the module that the network loads them from. */
import { writeFileSync } from 'node:fs';
import { optionsOrExit } from '../src/training/node/command-line.ts';
import { compileKernels, KERNELS_TARGET } from './wasm-kernel/compile.ts';

optionsOrExit({
  command: 'npm run wasm-kernel',
  does: 'Compiles src/model/wasm/kernels into src/model/wasm/kernels/binary.ts.',
  options: {},
});

const text = await compileKernels();
writeFileSync(KERNELS_TARGET, text);
console.error(`${KERNELS_TARGET}: ${text.length} characters`);
