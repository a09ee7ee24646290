import * as tf from '@tensorflow/tfjs';
import { type DbrConfig, SENTIMENT_LIMIT } from './config.ts';
import { type Intervention, stagesRun } from './intervention.ts';
import { type Attended, attention, gelu, linear, maskLogits, presence } from './layers.ts';
import { MODALITIES } from './modalities.ts';
import { attentionSpecs, linearSpecs, type ParameterSpec, type Parameters, parameter } from './parameters.ts';
import type { Players } from './setup.ts';

const M = MODALITIES.length;

export function brfSpecs(config: DbrConfig): ParameterSpec[] {
  const { width, classes } = config;
  if (!config.stages.brf) return linearSpecs('head', 2 * width, classes);
  return [
    ...attentionSpecs('brf.sharedReads', width),
    ...attentionSpecs('brf.privateReads', width),
    ...linearSpecs('brf.sharedPool', width, 1),
    ...linearSpecs('brf.privatePool', width, 1),
    // s, p, |s - p|, who is there, what each modality says by itself, and how far these lie apart.
    ...linearSpecs('brf.context', 3 * width + M + M * classes + 1, width),
    ...linearSpecs('brf.gate', width, width),
    ...linearSpecs('head', width, classes),
  ];
}

/** Steps of all modalities in one row: [M, B, T, n] -> [B, M*T, n]. */
function flattenSteps(x: tf.Tensor4D): tf.Tensor3D {
  const [m, b, t, n] = x.shape;
  return x.transpose([1, 0, 2, 3]).reshape([b, m * t, n]);
}

/** [M, B, T] -> [B, M*T] */
function flattenMask(mask: tf.Tensor3D): tf.Tensor2D {
  return flattenSteps(mask.expandDims(-1)).squeeze([2]);
}

/** Both branches pooled for the head, with what each step weighs in its branch's pooling. */
interface Pooled {
  /** s or p, [B, d] */
  vector: tf.Tensor2D;
  /** a or b, [B, M*T]; sums to 1, or to 0 when nothing is present. */
  weights: tf.Tensor2D;
  /** S' or P' in one row, [B, M*T, d]. */
  steps: tf.Tensor3D;
}

/** Pools valid steps with the given weights: one batched matmul. */
function pool(steps: tf.Tensor3D, weights: tf.Tensor2D): Pooled {
  const vector = weights.expandDims(1).matMul(steps).squeeze([1]) as tf.Tensor2D;
  return { vector, weights, steps };
}

function meanPool(x: tf.Tensor4D, valid: tf.Tensor2D): Pooled {
  return pool(flattenSteps(x), valid.div(valid.sum(1, true).maximum(1)) as tf.Tensor2D);
}

function attentionPool(parameters: Parameters, name: string, x: tf.Tensor4D, valid: tf.Tensor2D): Pooled {
  const steps = flattenSteps(x);
  const logits = linear(parameters, name, steps).squeeze([2]);
  // The mask once more: with nothing present the softmax is uniform, and must weigh nothing.
  const weights = maskLogits(logits, valid).softmax().mul(valid) as tf.Tensor2D;
  return pool(steps, weights);
}

/** What each modality says by itself, and how far these opinions lie apart. */
export interface Opinions {
  /** [B, M*C], sentiment over 3 or class probabilities; 0 for an absent modality. */
  each: tf.Tensor2D;
  /** Root mean square distance from their mean, [B, 1]. */
  spread: tf.Tensor2D;
}

/**
 * @param unimodal [M, B, C], or [M, 1, C] for the same window heard by many
 * @param heard whose opinion counts, [M, B]
 */
export function opinions(unimodal: tf.Tensor3D, heard: tf.Tensor2D): Opinions {
  const [m, b] = heard.shape;
  const classes = unimodal.shape[2];
  const present = heard.expandDims(-1); // (M, B, 1)
  const said = (classes === 1 ? unimodal.div(SENTIMENT_LIMIT) : unimodal.softmax()).mul(present);
  const count = present.sum(0, true).maximum(1);
  const distance = said.sub(said.sum(0, true).div(count)).mul(present).square().sum(-1, true); // (M, B, 1)
  return {
    each: said.transpose([1, 0, 2]).reshape([b, m * classes]),
    spread: distance
      .sum(0)
      .div(count.squeeze([0]))
      .add(1e-6)
      .sqrt() as tf.Tensor2D,
  };
}

export interface Brf {
  /** [B, C] */
  logit: tf.Tensor2D;
  /** What the head reads: z [B, d]; s and p side by side, [B, 2d], in a network trained without BRF. */
  headInput: tf.Tensor2D;
  /** Exact additive shares of the logit, [B, 2, M, T, C]; they sum to logit - bias. */
  contributions: tf.Tensor;
  /** lambda [B, d]; null without BRF. */
  gate: tf.Tensor2D | null;
  /** Attention of shared steps over private ones and back, [M*B, h, T, T]; null without BRF. */
  sharedReads: tf.Tensor4D | null;
  privateReads: tf.Tensor4D | null;
}

/** x + what it reads in the other branch; a modality whose other branch is not there reads nothing. */
function join(x: tf.Tensor4D, { output }: Attended, source: tf.Tensor3D): tf.Tensor4D {
  const [m, b] = source.shape;
  // Without it, attention over nothing but masked steps would be the plain mean of them.
  return x.add(output.mul(presence(source).reshape([m, b, 1, 1])));
}

/** Both branches after each has read the other within a modality, S' and P' [M, B, T, d], and what they attended to. */
export function readEachOther(
  parameters: Parameters,
  { shared, private: privates, masks }: Players,
  { heads }: DbrConfig,
): { shared: tf.Tensor4D; private: tf.Tensor4D; sharedReads: tf.Tensor4D; privateReads: tf.Tensor4D } {
  const sharedReads = attention(parameters, 'brf.sharedReads', shared, privates, masks.private, heads);
  const privateReads = attention(parameters, 'brf.privateReads', privates, shared, masks.shared, heads);
  return {
    shared: join(shared, sharedReads, masks.private),
    private: join(privates, privateReads, masks.shared),
    sharedReads: sharedReads.weights,
    privateReads: privateReads.weights,
  };
}

/** c = weight of the step x (head direction of the branch) . step; [B, M, T, C]. */
function additiveShares(branch: Pooled, direction: tf.Tensor3D, steps: number): tf.Tensor {
  const [batch, , classes] = direction.shape;
  return branch.steps
    .matMul(direction) // (B, M*T, C)
    .mul(branch.weights.expandDims(-1))
    .reshape([batch, 1, M, steps, classes]);
}

/** lambda [B, d]: told both branches, how far they are apart, who is there [M, B], and what each modality says. */
export function contextGate(
  parameters: Parameters,
  branches: { s: tf.Tensor2D; p: tf.Tensor2D },
  present: tf.Tensor2D,
  { each, spread }: Opinions,
): tf.Tensor2D {
  const { s, p } = branches;
  const context = tf.concat([s, p, s.sub(p).abs() as tf.Tensor2D, present.transpose(), each, spread], 1);
  const hidden = gelu(linear(parameters, 'brf.context', context));
  return linear(parameters, 'brf.gate', hidden).sigmoid() as tf.Tensor2D;
}

/** z = lambda s + (1 - lambda) p, [B, d]. */
export function mix(gate: tf.Tensor, s: tf.Tensor2D, p: tf.Tensor2D): tf.Tensor2D {
  return gate.mul(s).add(tf.sub(1, gate).mul(p)) as tf.Tensor2D;
}

export function headLogit(parameters: Parameters, z: tf.Tensor2D): tf.Tensor2D {
  return linear(parameters, 'head', z) as tf.Tensor2D;
}

/**
 * The linear head on z = lambda s + (1 - lambda) p, and the exact shares of what it says.
 * @param gate lambda [B, d]
 */
function mixture(
  parameters: Parameters,
  { s, p, gate, steps }: { s: Pooled; p: Pooled; gate: tf.Tensor2D; steps: number },
): Pick<Brf, 'logit' | 'headInput' | 'contributions'> {
  const headInput = mix(gate, s.vector, p.vector);
  const logit = headLogit(parameters, headInput);
  const kernel = parameter(parameters, 'head.kernel').expandDims(0); // (1, d, C)
  const sharedDirection = gate.expandDims(-1).mul(kernel) as tf.Tensor3D; // (B, d, C)
  const privateDirection = tf.sub(1, gate).expandDims(-1).mul(kernel) as tf.Tensor3D;
  const contributions = tf.concat(
    [additiveShares(s, sharedDirection, steps), additiveShares(p, privateDirection, steps)],
    1,
  );
  return { logit, headInput, contributions };
}

/**
 * Stage 4, branch reunion and fusion. Each branch reads the other within a modality, attention pooling gives s and p,
 * a context gate lambda mixes them, and a head linear in z = lambda s + (1 - lambda) p gives the logit. Given lambda
 * and the pooling weights the logit is an exact sum over branch, modality and step.
 * @param players S~ and P~ [M, B, T, d], scaled, with the steps that are there
 * @param unimodal each modality's own prediction from P~, [M, B, C]: the gate is told where the modalities disagree
 */
export function brf(
  parameters: Parameters,
  players: Players,
  unimodal: tf.Tensor3D,
  config: DbrConfig,
  intervention: Intervention,
): Brf {
  if (!config.stages.brf) return concatenation(parameters, players, config);
  if (!stagesRun(config, intervention).brf) return evenMixture(parameters, players);

  const { masks } = players;
  const [, , steps] = masks.shared.shape;
  const { sharedReads, privateReads, ...read } = readEachOther(parameters, players, config);
  const s = attentionPool(parameters, 'brf.sharedPool', read.shared, flattenMask(masks.shared));
  const p = attentionPool(parameters, 'brf.privatePool', read.private, flattenMask(masks.private));

  const present = presence(masks.shared.maximum(masks.private));
  const said = opinions(unimodal, presence(masks.private));
  const gate = contextGate(parameters, { s: s.vector, p: p.vector }, present, said);
  return {
    ...mixture(parameters, { s, p, gate, steps }),
    gate,
    sharedReads,
    privateReads,
  };
}

/** BRF bypassed in a network that was trained with it: the two masked means, half of each, and the same head. */
function evenMixture(parameters: Parameters, { shared, private: privates, masks }: Players): Brf {
  const [, batch, steps, d] = shared.shape;
  const s = meanPool(shared, flattenMask(masks.shared));
  const p = meanPool(privates, flattenMask(masks.private));
  const gate = tf.fill([batch, d], 0.5) as tf.Tensor2D;
  return {
    ...mixture(parameters, { s, p, gate, steps }),
    gate: null,
    sharedReads: null,
    privateReads: null,
  };
}

/** A network trained without BRF: the two masked means, concatenated, and a linear head. */
function concatenation(
  parameters: Parameters,
  { shared, private: privates, masks }: Players,
  config: DbrConfig,
): Brf {
  const [, batch, steps, d] = shared.shape;
  const s = meanPool(shared, flattenMask(masks.shared));
  const p = meanPool(privates, flattenMask(masks.private));
  const direction = (row: number) =>
    parameter(parameters, 'head.kernel')
      .slice([row * d, 0], [d, config.classes])
      .expandDims(0)
      .tile([batch, 1, 1]) as tf.Tensor3D;
  const headInput = tf.concat([s.vector, p.vector], 1) as tf.Tensor2D;
  return {
    logit: headLogit(parameters, headInput),
    headInput,
    gate: null,
    contributions: tf.concat(
      [additiveShares(s, direction(0), steps), additiveShares(p, direction(1), steps)],
      1,
    ),
    sharedReads: null,
    privateReads: null,
  };
}
