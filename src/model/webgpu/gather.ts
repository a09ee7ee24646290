import type * as tf from '@tensorflow/tfjs';
import { GATHER, type GatherAttributes } from '../ops/gather.ts';
import { registerFused } from '../ops/op.ts';
import { runShader, type WebGpuBackend } from './run-shader.ts';
import { eachItem } from './wgsl.ts';

/** A shader takes seven inputs beside its output, so more parts are gathered in turns. */
const AT_ONCE = 7;

/** Where in a row of the output a part begins. */
interface Place {
  name: string;
  tensor: tf.TensorInfo;
  from: number;
}

/** The kernel of `GATHER`: several dispatches, each into its own columns of one output. */
export function registerGather(): void {
  registerFused(GATHER, {
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const gpu = backend as unknown as WebGpuBackend;
      const { batch } = attrs as unknown as GatherAttributes;
      let columns = 0;
      const places = Object.entries(inputs as Record<string, tf.TensorInfo>).map(([name, tensor]): Place => {
        const [lead, , n] = tensor.shape as [number, number, number];
        const from = columns;
        columns += lead * n;
        return { name, tensor, from };
      });
      const output = gpu.makeTensorInfo([batch, columns], 'float32');
      for (let first = 0; first < places.length; first += AT_ONCE) {
        const now = places.slice(first, first + AT_ONCE);
        const shader = copyOf(now, { batch, columns, to: places[first + AT_ONCE]?.from ?? columns });
        runShader(
          gpu,
          shader,
          now.map(({ name, tensor }) => [name, tensor]),
          output,
        );
      }
      return output;
    },
  });
}

/** Copies some parts into columns of the output up to `to`. */
function copyOf(
  places: readonly Place[],
  { batch, columns, to }: { batch: number; columns: number; to: number },
): { code: string; groups: number } {
  const [{ from }] = places as [Place];
  const width = to - from;
  const copies = places.map(({ name, tensor, from: start }) => {
    const [lead, items, n] = tensor.shape as [number, number, number];
    return `if (at < ${start + lead * n}) {
      let within = at - ${start};
      value = ${name}_[(within / ${n} * ${items} + ${items === 1 ? '0' : 'item'}) * ${n} + within % ${n}];
    }`;
  });
  return eachItem(
    batch * width,
    `
    let item = i / ${width};
    let at = ${from} + i % ${width};
    var value = 0.0;
    ${copies.join(' else ')}
    result[item * ${columns} + at] = value;`,
  );
}
