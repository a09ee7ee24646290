export { gradientTimesInput } from './attribution.ts';
export { coalitionLogits } from './coalitions.ts';
export { type DbrConfig, DEFAULT_ARCHITECTURE, type InputShape, SENTIMENT_LIMIT } from './config.ts';
export { type DbrInputs, type DbrOutputs, type Dropouts, dbrSpecs, sentimentOf } from './dbr.ts';
export { type ExtractorNames, extractorNames } from './extractor-names.ts';
export { type Intervention, LARGEST_SCALE, NO_INTERVENTION, stagesRun } from './intervention.ts';
export {
  ALL_STAGES,
  BRANCHES,
  type Branch,
  byModality,
  byStage,
  MODALITIES,
  type Modality,
  NO_STAGES,
  PLAYERS,
  STAGES,
  type Stage,
  type Stages,
} from './modalities.ts';
export { createNetwork, type FeatureStatistics, type Network, trainableVariables } from './network.ts';
export {
  chooseNetwork,
  chooseWeights,
  DBR_SETUP,
  interventionOf,
  NETWORKS,
  type NetworkName,
  PLAIN_SETUP,
  type Setup,
  switchStage,
  trainedWith,
  type Weights,
  weightsOf,
} from './network-choice.ts';
export { readTraces } from './readback.ts';
export { NetworkFileError } from './stored-tensors.ts';
export {
  EXPLORATION_TRACE,
  FULL_TRACE,
  HEAD_TRACE,
  type PlainTensor,
  type PlainTrace,
  SUMMARY_TRACE,
  type TraceName,
} from './trace.ts';
export { installWasmKernels } from './wasm/install.ts';
export { installWebGpuKernels } from './webgpu/install.ts';
export { loadNetwork, parseConfig, serializeNetwork } from './weights.ts';
