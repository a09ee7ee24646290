import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportOnnx, OPSET } from '../../../model/onnx/export-onnx.ts';
import { startBackend } from '../backend.ts';
import { MODEL_OPTION, parseOptions, UsageError } from './command-line.ts';
import { openNetwork } from './open-network.ts';

const USAGE = {
  command: 'npm run export',
  does: `Writes a network as an ONNX model (opset ${OPSET}) for other runtimes.`,
  options: {
    model: MODEL_OPTION,
    onnx: { type: 'string', value: 'FILE.onnx', says: 'The file to write; it must be given.' },
  },
} as const;

/**
 * `npm run export -- --model models/NAME --onnx FILE.onnx`: writes a network of any widths, classes and stages as an ONNX
 * model.
 * @throws UsageError, DataFileError
 */
export async function exportCommand(args: string[]): Promise<void> {
  const { model, onnx } = parseOptions(args, USAGE);
  if (!onnx) throw new UsageError('--onnx must name the file to write, such as --onnx dbr.onnx');
  await startBackend('wasm');
  const network = await openNetwork(model);
  try {
    const bytes = await exportOnnx(network);
    await mkdir(dirname(onnx), { recursive: true });
    await writeFile(onnx, bytes);
    process.stderr.write(`${onnx}: ${bytes.length} bytes, opset ${OPSET}\n`);
  } finally {
    network.dispose();
  }
}
