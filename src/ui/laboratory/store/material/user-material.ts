import type { StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../../../app/live/live-store.ts';
import type { Problem } from '../../../../app/problem.ts';
import { readWeights, sortFiles } from '../../../../engine/files/user-files.ts';
import { openFeatures } from '../../../../engine/workers/user-features/user-features.ts';
import { chooseNetwork, DBR_SETUP } from '../../../../model/network-choice.ts';
import { createTurns } from '../../../../session/newest-turn.ts';
import { type FeatureMake, fits } from '../../../../session/window/ready-window.ts';
import type { Comparison } from '../../state/comparison.ts';
import type { LabState, OpenFeatures } from '../../state/lab-state.ts';
import { NO_EDITS } from '../../state/subject.ts';
import { extractorsText, isReadable, STANDARD, shapeOf, widthsText } from './input-shape.ts';

/** What a person does with files of their own. */
export interface UserMaterialActions {
  /**
   * Takes in a feature file, weights, or both. What cannot be used is told of in `problem`, and the view keeps what it
   * had; features no network reads yet wait for weights that do.
   */
  load(files: readonly File[]): Promise<void>;
  /** Looks at a sample of the feature file. */
  lookAtSample(index: number): Promise<void>;
  /** The class a class head is looked at through. */
  chooseClass(index: number): void;
}

type Live = Pick<LiveStore, 'networks'>;

/**
 * @param leave what is looked at is left for the features
 * @param open reads a feature file
 */
export function userMaterialActions(
  live: Live,
  state: StoreApi<LabState>,
  leave: () => void,
  open: typeof openFeatures = openFeatures,
): UserMaterialActions {
  const ask = createTurns();
  const networks = () => live.networks.state.getState();
  const userShape = () => (networks().own.status === 'ready' ? shapeOf('own', networks()) : null);
  const refuse = (problem: Problem) => state.setState({ problem });

  async function read(files: readonly File[]): Promise<void> {
    const sorted = sortFiles(files);
    if ('problem' in sorted) return refuse(sorted.problem);
    const opened = sorted.features && (await open(sorted.features));
    if (opened && !opened.ok) return refuse(opened.problem);
    const features = opened?.value ?? null;
    const failed = sorted.weights && (await takeWeights(sorted.weights));
    if (failed) {
      features?.close();
      return refuse(failed);
    }
    if (features) await takeFeatures(features);
    else await settleWeights();
  }

  /** @returns why the weights are of no use; null when they are there now */
  async function takeWeights(files: { json: File; bytes: File }): Promise<Problem | null> {
    const weights = await readWeights(files);
    if ('problem' in weights) return weights.problem;
    const loaded = await live.networks.loadFiles(weights);
    if (loaded.status !== 'failed') return null;
    const detail = `${files.json.name}, ${files.bytes.name}: ${loaded.problem.detail ?? ''}`;
    return { code: 'user-weights-unreadable', detail };
  }

  async function takeFeatures(features: OpenFeatures): Promise<void> {
    const { overview } = features;
    const own = userShape();
    if (own && fits(overview, own)) return adopt(features, 'own');
    if (fits(overview, STANDARD)) return adopt(features, 'standard');
    state.getState().waiting?.close();
    state.setState({ waiting: features });
    refuse(misfit(overview.name, overview));
  }

  /** New weights alone: for features that waited for them, for those looked at, or for whatever else they can read. */
  async function settleWeights(): Promise<void> {
    const { waiting, features, viewed, subject } = state.getState();
    const own = userShape();
    if (!own) return;
    const ready = [waiting, features].find((file) => file && fits(file.overview, own));
    if (ready) return adopt(ready, 'own');
    if (subject.kind !== 'features' && viewed && isReadable(viewed.window.tracks, own)) {
      state.setState(({ comparison }) => {
        const { a, b } = comparison;
        // A link may ask for them already, in its own place.
        const asked = [a, b].some((setup) => setup?.network === 'own');
        return { comparison: asked ? comparison : withNetwork(comparison, 'own'), chosenClass: 0 };
      });
      return;
    }
    const file = waiting ?? features;
    refuse(file ? misfit(file.overview.name, file.overview) : misfit('', STANDARD));
  }

  function misfit(name: string, made: FeatureMake): Problem {
    const own = userShape();
    const sides = [
      `${name || 'DBR Live'}: ${widthsText(made.widths)}`,
      ...(own ? [`model.json: ${widthsText(own.widths)}`] : []),
      ...(name ? [`DBR: ${widthsText(STANDARD.widths)}`] : []),
      ...extractorsText(made, own ?? STANDARD),
    ];
    return { code: 'user-features-misfit', detail: sides.join('; ') };
  }

  async function adopt(features: OpenFeatures, network: 'own' | 'standard'): Promise<void> {
    const { subject } = state.getState();
    // A link asked for this file.
    const linked = subject.kind === 'features' && subject.file === features.overview.name;
    const index = linked ? Math.min(subject.index, features.overview.labels.length - 1) : 0;
    const sample = await features.sample(index);
    leave();
    const { features: before, waiting, comparison } = state.getState();
    for (const file of [before, waiting]) if (file && file !== features) file.close();
    state.setState({
      features,
      waiting: null,
      sample,
      subject: { kind: 'features', index },
      comparison: linked ? comparison : withNetwork(comparison, network),
      edits: NO_EDITS,
      past: [],
      opened: null,
      opening: null,
      held: null,
      chosenClass: 0,
      problem: null,
      unknown: [],
      wordless: false,
      viewed: null,
      exploration: null,
    });
  }

  return {
    async load(files) {
      state.setState({ loadingFiles: files.map(({ name }) => name).join(', '), problem: null });
      try {
        await read(files);
      } finally {
        state.setState({ loadingFiles: null });
      }
    },
    async lookAtSample(index) {
      const isNewest = ask();
      const { features, comparison } = state.getState();
      if (!features) return;
      const last = features.overview.labels.length - 1;
      const wanted = Math.min(Math.max(0, index), last);
      const sample = await features.sample(wanted);
      if (!isNewest()) return;
      const own = userShape();
      const network = own && fits(features.overview, own) ? 'own' : 'standard';
      leave();
      state.setState({
        sample,
        subject: { kind: 'features', index: wanted },
        comparison:
          state.getState().subject.kind === 'features' ? comparison : withNetwork(comparison, network),
        edits: NO_EDITS,
        past: [],
      });
    },
    chooseClass: (chosenClass) => state.setState({ chosenClass }),
  };
}

/** The comparison with A on a network that reads the material: the person's own, or one that ships. */
export function withNetwork(comparison: Comparison, network: 'own' | 'standard'): Comparison {
  const { a, b } = comparison;
  if (network === 'own') {
    return a.network === 'own' ? comparison : { a: chooseNetwork(a, 'own'), b: null, show: 'a' };
  }
  const isOwn = [a, b].some((setup) => setup?.network === 'own');
  return isOwn ? { a: DBR_SETUP, b: null, show: 'a' } : comparison;
}
