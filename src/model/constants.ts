import * as tf from '@tensorflow/tfjs';
import { type Parameters, parameter } from './parameters.ts';

/** What is made once for a network, by name. */
const made = new WeakMap<Parameters, Map<string, tf.Tensor>>();

/**
 * A tensor that follows from some of a network's parameters alone. It is made once and kept until `disposeConstants`; from
 * parameters that training moves it is made anew each time, inside what is differentiated.
 * @param sources names of the parameters it is made of
 */
export function constant<T extends tf.Tensor>(
  parameters: Parameters,
  name: string,
  sources: readonly string[],
  make: (...tensors: tf.Tensor[]) => T,
): T {
  const constants = made.get(parameters) ?? new Map<string, tf.Tensor>();
  made.set(parameters, constants);
  const known = constants.get(name);
  if (known) return known as T;
  const tensors = sources.map((source) => parameter(parameters, source));
  if (tensors.some((tensor) => tensor instanceof tf.Variable)) return make(...tensors);
  const kept = tf.keep(tf.tidy(() => make(...tensors)));
  constants.set(name, kept);
  return kept;
}

/** Parameters side by side, each with all its numbers in one row; with `stack`, one row for each of M. */
export function packed(
  parameters: Parameters,
  name: string,
  sources: readonly string[],
  stack?: number,
): tf.Tensor {
  return constant(parameters, name, sources, (...tensors) =>
    stack === undefined
      ? tf.concat(tensors.map((tensor) => tensor.flatten()))
      : tf.concat(
          tensors.map((tensor) => tensor.reshape([stack, -1])),
          1,
        ),
  );
}

/** Gives back what was made for a network; its parameters are their owner's. */
export function disposeConstants(parameters: Parameters): void {
  tf.dispose([...(made.get(parameters)?.values() ?? [])]);
  made.delete(parameters);
}
