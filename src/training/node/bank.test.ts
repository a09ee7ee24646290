import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bankDiagnostics, modalityRows } from '../../diagnostics/index.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { createNetwork, type DbrConfig, MODALITIES, type Network } from '../../model/index.ts';
import { maskedMean } from '../../model/ops/primitives.ts';
import { buildBatch } from '../core/data/batch.ts';
import { sampleOf } from '../core/data/batching.ts';
import { inputsOf, predict } from '../core/predictors/prediction.ts';
import { SYNTHETIC_WIDTHS, syntheticPools } from '../core/testing/synthetic-data.ts';
import { startBackend } from './backend.ts';
import { composeBank, createBank, readBank, writeBank } from './bank.ts';
import { diagnosticsSchema } from './diagnostics-record.ts';

const pools = syntheticPools(70, 1);
const config: DbrConfig = { ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2 };

function networkFor(change: Partial<DbrConfig> = {}): Network {
  const network = createNetwork({ ...config, ...change }, 1);
  onTestFinished(() => network.dispose());
  return network;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('the reference bank', { timeout: 120_000 }, () => {
  beforeAll(() => startBackend('wasm'));

  it('is of different sentences, with a voice and a face each, the same every time', () => {
    const compositions = composeBank(pools);
    expect(new Set(compositions.map(({ sentence }) => sentence)).size).toBe(70);
    expect(compositions.every(({ present }) => MODALITIES.every((modality) => present[modality]))).toBe(true);
    expect(new Set(compositions.map(({ condition }) => condition)).size).toBeGreaterThan(1);
    expect(composeBank(pools)).toEqual(compositions);
    const many = composeBank(syntheticPools(500, 1));
    expect(many).toHaveLength(384);
    expect(new Set(many.map(({ sentence }) => sentence)).size).toBe(384);
  });

  it("holds the network's predictions and pooled vectors, whatever batch an utterance fell into", async () => {
    const network = networkFor();
    const compositions = composeBank(pools);
    // The first run makes what a network keeps.
    await createBank(network, compositions);
    const before = tf.memory().numTensors;
    const bank = await createBank(network, compositions);
    expect(tf.memory().numTensors).toBe(before);
    expect(bank.utterances).toBe(70);
    expect([...bank.columns.prediction]).toEqual(
      (await predict(network, compositions, sampleOf)).map((value) => expect.closeTo(value, 4)),
    );
    expect([...bank.label]).toEqual(compositions.map(({ label }) => expect.closeTo(label, 5)));
    expect(Array.from(bank.valences.subarray(70, 140))).toEqual(
      compositions.map(({ valences }) => expect.closeTo(valences.acoustic, 5)),
    );

    const last = compositions.slice(-1);
    const pooled = tf.tidy(() => {
      const { privateRebalanced, mask } = network.forward(
        inputsOf(buildBatch(last.map(sampleOf), network.config), network),
      );
      return maskedMean(privateRebalanced, mask).arraySync();
    });
    for (const [m, modality] of MODALITIES.entries()) {
      const { values } = modalityRows(bank, 'privateRebalanced', modality);
      expect(Array.from(values).slice(-8)).toEqual(pooled[m]?.[0]?.map((value) => expect.closeTo(value, 4)));
    }
  });

  it('is read back as written, small, and says the same', async () => {
    const network = networkFor();
    const folder = await emptyFolder();
    const said = await writeBank(folder, network, pools);
    const bank = await readBank(folder);
    expect(bankDiagnostics(bank)).toEqual(said);
    expect(diagnosticsSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
    expect(said.n).toBe(70);
    expect(said.agpr?.meanBorrow).toBeGreaterThan(0);
    const { size } = await stat(join(folder, 'bank.bin'));
    expect(size).toBe(2 * 70 * (4 * 3 * 8 + 5 + 3 * (4 + 6 + 10)));
  });

  it('is of plain decoupling too', async () => {
    const network = networkFor({ stages: { tsf: false, agpr: false, brf: false } });
    const { before, after, agpr } = await writeBank(await emptyFolder(), network, pools);
    expect(after).toEqual(before);
    expect(agpr).toBeNull();
  });

  it('is refused of a class head', async () => {
    const network = networkFor({ classes: 3 });
    await expect(createBank(network, composeBank(pools))).rejects.toThrow(/sentiment head/);
  });
});
