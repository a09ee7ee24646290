/**
 * Compiles the files of src/model/wasm/kernels, one after another as one source, and writes the binary, as base64, to
 * src/model/wasm/kernels/binary.ts.
 * `--check` only says whether the committed binary is what the source gives.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { optionsOrExit } from '../src/training/node/command-line.ts';

const { check } = optionsOrExit({
  command: 'npm run wasm-kernel',
  does: 'Compiles src/model/wasm/kernels into src/model/wasm/kernels/binary.ts.',
  options: {
    check: {
      type: 'boolean',
      default: false,
      says: 'Writes nothing, says whether the committed binary is what the source gives.',
    },
  },
});

const folder = fileURLToPath(new URL('../src/model/wasm/kernels/', import.meta.url));
const target = `${folder}binary.ts`;

const source = readdirSync(folder)
  .filter((name) => name.endsWith('.as'))
  .sort()
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
  .join('\n');

const { error, binary, stderr } = await asc.compileString(source, {
  optimizeLevel: 3,
  shrinkLevel: 0,
  noAssert: true,
  runtime: 'stub',
  importMemory: true,
  enable: ['simd', 'bulk-memory'],
});
if (error || !binary) {
  console.error(stderr.toString());
  process.exit(1);
}
const text = `/** Compiled from this folder by \`npm run wasm-kernel\`; imports the memory it works in as env.memory. */
export const KERNELS_BINARY =
  '${Buffer.from(binary).toString('base64')}';
`;
if (check) {
  const same = readFileSync(target, 'utf8') === text;
  console.error(
    same ? 'The committed kernel is what its source gives.' : 'The committed kernel differs from its source.',
  );
  process.exit(same ? 0 : 1);
}
writeFileSync(target, text);
console.error(`${target}: ${binary.length} bytes`);
