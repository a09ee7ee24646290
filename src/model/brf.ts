import type * as tf from '@tensorflow/tfjs';
import { bypassed, withoutReunion } from './brf-off.ts';
import type { Brf, ReadBranches } from './brf-outputs.ts';
import { type DbrConfig, SENTIMENT_LIMIT } from './config.ts';
import { packed } from './constants.ts';
import { type Intervention, stagesRun } from './intervention.ts';
import { linear, projections } from './layers.ts';
import { type Branch, MODALITIES } from './modalities.ts';
import { attention, attentionWeights, QUERY_KEY_VALUE } from './ops/attention.ts';
import { contributionsOf } from './ops/contributions.ts';
import { attentionPool } from './ops/pooling.ts';
import { presence } from './ops/presence.ts';
import { type BranchVectors, contextGate, mixVectors, reunite } from './ops/reunion.ts';
import { attentionSpecs, linearSpecs, type ParameterSpec, type Parameters, parameter } from './parameters.ts';
import type { BranchMasks, Players } from './setup.ts';

const M = MODALITIES.length;

/** The context gate's layers in the order its op takes them. */
const GATE = ['context', 'gate'].flatMap((layer) => ['kernel', 'bias'].map((part) => `brf.${layer}.${part}`));

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

/** Which modalities of a branch are there, [M, B] each. */
export type BranchPresence = Record<Branch, tf.Tensor2D>;

export function branchPresence({ shared, private: privates }: BranchMasks): BranchPresence {
  const present = presence({ mask: shared });
  return {
    shared: present,
    private: privates === shared ? present : presence({ mask: privates }),
  };
}

/** Both branches after each has read the other within a modality; one whose other branch is not there reads nothing. */
export function readEachOther(
  parameters: Parameters,
  { shared, private: privates, masks }: Players,
  present: BranchPresence,
  { heads, width }: DbrConfig,
): ReadBranches {
  // A branch's queries go with the keys and values that the other branch reads in it.
  const project = (x: tf.Tensor4D, own: string, other: string) =>
    projections(parameters, [`${own}.query`, `${other}.key`, `${other}.value`], x) as tf.Tensor4D;
  const ofShared = project(shared, 'brf.sharedReads', 'brf.privateReads');
  const ofPrivate = project(privates, 'brf.privateReads', 'brf.sharedReads');
  const attributes = { heads, width, reads: [QUERY_KEY_VALUE] as const };
  const reads = {
    shared: { queries: ofShared, sources: ofPrivate, mask: masks.private },
    private: { queries: ofPrivate, sources: ofShared, mask: masks.shared },
  };
  // Without presence, attention over nothing but masked steps would be the plain mean of them.
  const join = (branch: Branch, residual: tf.Tensor4D, there: tf.Tensor2D) =>
    linear(parameters, `brf.${branch}Reads.output`, attention(reads[branch], attributes), {
      residual,
      presence: there,
    }) as tf.Tensor4D;
  return {
    shared: join('shared', shared, present.private),
    private: join('private', privates, present.shared),
    weights: (branch) => attentionWeights(reads[branch], attributes),
  };
}

/** lambda [B, d]: told both branches, how far they are apart, who is there, and what each modality says. */
export function reunionGate(
  parameters: Parameters,
  branches: BranchVectors,
  { present, heard, unimodal }: { present: tf.Tensor2D; heard: tf.Tensor2D; unimodal: tf.Tensor3D },
  { width }: DbrConfig,
): tf.Tensor2D {
  const layers = packed(parameters, 'brf.layers', GATE) as tf.Tensor1D;
  return contextGate({ ...branches, present, heard, unimodal, layers }, { width, limit: SENTIMENT_LIMIT });
}

/** The head on both branches mixed by the gate, [B, C]. */
export function headLogit(parameters: Parameters, branches: BranchVectors, gate: tf.Tensor2D): tf.Tensor2D {
  return reunite({ ...branches, gate, ...headOf(parameters) });
}

function headOf(parameters: Parameters): { kernel: tf.Tensor2D; bias: tf.Tensor } {
  return {
    kernel: parameter(parameters, 'head.kernel') as tf.Tensor2D,
    bias: parameter(parameters, 'head.bias'),
  };
}

/**
 * Stage 4, branch reunion and fusion. Each branch reads the other within a modality, attention pooling gives s and p,
 * a context gate lambda mixes them, and a head linear in z = lambda s + (1 - lambda) p gives the logit. Given lambda
 * and the pooling weights the logit is an exact sum over branch, modality and step.
 * @param players S~ and P~ [M, B, T, d], scaled, with the steps that are there
 * @param unimodal each modality's own prediction, [M, B, C]: the gate is told where the modalities disagree
 */
export function brf(
  parameters: Parameters,
  players: Players,
  unimodal: tf.Tensor3D,
  config: DbrConfig,
  intervention: Intervention,
): Brf {
  if (!config.stages.brf) return withoutReunion(parameters, players);
  if (!stagesRun(config, intervention).brf) return bypassed(parameters, players);

  const { masks } = players;
  const there = branchPresence(masks);
  const read = readEachOther(parameters, players, there, config);
  const pooled = (branch: Branch) =>
    attentionPool({ x: read[branch], mask: masks[branch], ...poolOf(parameters, branch) });
  const branches = { shared: pooled('shared'), private: pooled('private') };
  const present =
    there.shared === there.private ? there.shared : there.shared.maximum<tf.Tensor2D>(there.private);
  const gate = reunionGate(parameters, branches, { present, heard: there.private, unimodal }, config);
  return {
    logit: headLogit(parameters, branches, gate),
    headInput: () => mixVectors({ ...branches, gate }),
    contributions: () =>
      contributionsOf({
        sharedSteps: read.shared,
        privateSteps: read.private,
        ...branches,
        gate,
        kernel: headOf(parameters).kernel,
      }),
    gate,
    read,
  };
}

/** The layer that gives a branch's steps their weight. */
export function poolOf(parameters: Parameters, branch: Branch): { kernel: tf.Tensor; bias: tf.Tensor } {
  return {
    kernel: parameter(parameters, `brf.${branch}Pool.kernel`),
    bias: parameter(parameters, `brf.${branch}Pool.bias`),
  };
}
