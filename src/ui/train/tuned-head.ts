import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveStore } from '../../app/live/live-store.ts';
import type { ExtraNetworkState } from '../../app/networks/extra-networks.ts';
import type { Problem } from '../../app/problem.ts';
import { EngineError, problemOf } from '../../engine/engine-error.ts';
import { download } from '../../engine/files/download.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { requireOwnExtractors } from '../../engine/files/user-extractors.ts';
import { closedUtterances, type Recording, walkThrough } from '../../session/fold/recording.ts';
import { SessionError } from '../../session/stored/session-error.ts';
import { type FineTuned, fineTuneHead, sentimentBy } from '../../training/core/fine-tune/fine-tune-head.ts';
import { type HeadReference, readHeadReference } from '../../training/core/fine-tune/head-reference.ts';

/** An utterance of the session that is labelled. */
export interface HeadUtterance {
  id: string;
  text: string;
  /** What the head reads of it at its end, z [d]. */
  input: Float32Array;
  /** What the network that ships says, sentiment points. */
  sentiment: number;
  /** What the person says it is; null for not said. */
  label: number | null;
  /** What the fitted head says; null before there is one. */
  after: number | null;
}

export interface TunedHeadState {
  sessionId: string | null;
  utterances: readonly HeadUtterance[];
  busy: 'opening' | 'fitting' | null;
  /** Of the last fit; null before one, after another label, and when it was thrown away. */
  fitted: FineTuned | null;
  /** The fitted network is the Laboratory's "own" network. */
  kept: boolean;
  problem: Problem | null;
}

/** Fits the head of the network to utterances a person has labelled, on the device. */
export interface TunedHeadStore {
  state: StoreApi<TunedHeadState>;
  /** Takes the closed utterances of a recording, none labelled. */
  open(sessionId: string): Promise<void>;
  label(utteranceId: string, label: number | null): void;
  /** Fits the head to the labelled utterances. */
  tune(): Promise<void>;
  /** Makes the fitted network the one of a person's own in the Laboratory. */
  keep(): Promise<void>;
  /** Forgets the fitted head; a kept one gives way to the head that ships. */
  throwAway(): Promise<void>;
  /** The fitted network's two files; null when there is none. */
  files(): Promise<NetworkFiles | null>;
}

/** Fewer say nothing about a person. */
export const FEWEST_LABELS = 3;

export interface TunedHeadOptions {
  baseUrl: string;
  inference: LiveStore['head'];
  /** @throws SampleError, SessionError */
  openRecording(id: string): Promise<Recording>;
  load(files: NetworkFiles): Promise<ExtraNetworkState>;
}

export function createTunedHead({
  baseUrl,
  inference,
  openRecording,
  load,
}: TunedHeadOptions): TunedHeadStore {
  const state = createStore<TunedHeadState>(() => ({
    sessionId: null,
    utterances: [],
    busy: null,
    fitted: null,
    kept: false,
    problem: null,
  }));
  let reference: Promise<HeadReference> | null = null;

  /** Fetched when it is first needed, and asked for again when it did not come. */
  function loadReference(): Promise<HeadReference> {
    reference ??= fetchReference(baseUrl);
    reference.catch(() => {
      reference = null;
    });
    return reference;
  }

  async function attempt(busy: TunedHeadState['busy'], work: () => Promise<void>): Promise<void> {
    if (state.getState().busy !== null) return;
    state.setState({ busy, problem: null });
    try {
      await work();
    } catch (error) {
      const { code, detail } = error instanceof SessionError ? error : problemOf(error);
      state.setState({ problem: { code, ...(detail !== undefined && { detail }) } });
    } finally {
      state.setState({ busy: null });
    }
  }

  async function utterancesOf(id: string): Promise<HeadUtterance[]> {
    const recording = await openRecording(id);
    const walk = walkThrough(recording);
    const utterances: HeadUtterance[] = [];
    for (const { id: utteranceId, endSeconds } of closedUtterances(recording)) {
      walk.goTo(endSeconds);
      const window = walk.window(utteranceId);
      if (!window) continue;
      const { headInput, sentiment } = there(await inference.headTrace(window.tracks));
      utterances.push({
        id: utteranceId,
        text: window.texts.map(({ text }) => text).join(' '),
        input: headInput?.values ?? new Float32Array(),
        sentiment: sentiment.values[0] as number,
        label: null,
        after: null,
      });
    }
    return utterances;
  }

  async function tune(): Promise<void> {
    const { utterances } = state.getState();
    const labelled = utterances.flatMap(({ input, label }) => (label === null ? [] : [{ input, label }]));
    if (labelled.length < FEWEST_LABELS) return;
    const { inputs } = await loadReference();
    const { kernel, bias } = there(await inference.head());
    const result = fineTuneHead({ kernel, bias: bias[0] as number }, labelled, inputs);
    state.setState({
      fitted: result,
      kept: false,
      utterances: utterances.map((one) => ({ ...one, after: sentimentBy(result.head, one.input) })),
    });
  }

  async function files(): Promise<NetworkFiles | null> {
    const { fitted } = state.getState();
    if (!fitted) return null;
    const { kernel, bias } = fitted.head;
    return inference.filesWithHead({ kernel, bias: Float32Array.of(bias) });
  }

  function forget(): void {
    state.setState(({ utterances }) => ({
      fitted: null,
      kept: false,
      utterances: utterances.map((one) => ({ ...one, after: null })),
    }));
  }

  return {
    state,
    open: (sessionId) =>
      attempt('opening', async () => {
        const utterances = await utterancesOf(sessionId);
        state.setState({ sessionId, utterances, fitted: null, kept: false });
      }),
    label(utteranceId, label) {
      state.setState(({ utterances }) => ({
        utterances: utterances.map((one) => (one.id === utteranceId ? { ...one, label } : one)),
      }));
    },
    tune: () => attempt('fitting', tune),
    keep: () =>
      attempt('fitting', async () => {
        const loaded = await load(there(await files()));
        state.setState({ kept: loaded.status === 'ready' });
      }),
    throwAway: () =>
      attempt('fitting', async () => {
        if (state.getState().kept)
          await load(there(await inference.filesWithHead(there(await inference.head()))));
        forget();
      }),
    files,
  };
}

/** @throws EngineError when the worker was not there */
function there<Value>(value: Value | null): Value {
  if (value === null) throw new EngineError('part-failed', 'inference');
  return value;
}

/** @throws EngineError when it does not come, or is of other features than this app's; NpzError when it is damaged */
async function fetchReference(baseUrl: string): Promise<HeadReference> {
  const name = 'reference.npz';
  const bytes = await download(new URL(`models/dbr/${name}`, baseUrl).href, { name });
  const reference = await readHeadReference(new Blob([new Uint8Array(bytes)]));
  requireOwnExtractors(name, reference);
  return reference;
}
