import { describe, expect, test } from 'vitest';
import { STAGES } from './modalities.ts';
import {
  chooseNetwork,
  chooseWeights,
  DBR_SETUP,
  interventionOf,
  NETWORKS,
  type NetworkName,
  PLAIN_SETUP,
  switchStage,
  weightsOf,
} from './network-choice.ts';

const NONE: ReadonlySet<NetworkName> = new Set();
const ONLY_SHIPPED: ReadonlySet<NetworkName> = new Set(['no-tsf', 'no-agpr', 'no-brf']);
const noAgpr = switchStage(DBR_SETUP, 'agpr', false);

describe('the weights of a setup', () => {
  test('are those trained without the stage where there are any', () => {
    expect(weightsOf(noAgpr, NONE)).toEqual({
      network: 'no-agpr',
      trainedWithout: ['agpr'],
      bypassed: [],
    });
    expect(weightsOf(PLAIN_SETUP, NONE)).toEqual({ network: 'plain', trainedWithout: STAGES, bypassed: [] });
  });

  test('are DBR’s with the stage bypassed where there are none', () => {
    expect(weightsOf(noAgpr, ONLY_SHIPPED)).toEqual({
      network: 'dbr',
      trainedWithout: [],
      bypassed: ['agpr'],
    });
    expect(weightsOf(PLAIN_SETUP, new Set<NetworkName>(['plain'])).bypassed).toEqual(STAGES);
    // A setup may name the weights and leave the stage on: the stage is out all the same.
    expect(weightsOf({ ...DBR_SETUP, network: 'no-brf' }, ONLY_SHIPPED).bypassed).toEqual(['brf']);
  });

  test('are the same ones when the person asks for that', () => {
    const same = chooseWeights(noAgpr, false);
    expect(weightsOf(same, NONE)).toEqual({ network: 'dbr', trainedWithout: [], bypassed: ['agpr'] });
    expect(chooseWeights(same, true)).toEqual(noAgpr);
  });

  test('with two stages off are DBR’s with both bypassed, with all three off plain decoupling’s', () => {
    const two = switchStage(noAgpr, 'tsf', false);
    expect(weightsOf(two, NONE)).toEqual({ network: 'dbr', trainedWithout: [], bypassed: ['tsf', 'agpr'] });
    expect(switchStage(two, 'brf', false)).toEqual(PLAIN_SETUP);
    expect(switchStage(switchStage(two, 'agpr', true), 'tsf', true)).toEqual(DBR_SETUP);
  });

  test('of a person’s own network are never exchanged', () => {
    const own = switchStage(chooseNetwork(DBR_SETUP, 'own'), 'tsf', false);
    expect(weightsOf(own, NONE, { tsf: true, agpr: false, brf: true })).toEqual({
      network: 'own',
      trainedWithout: ['agpr'],
      bypassed: ['tsf'],
    });
  });

  test.each(NETWORKS)('of %s run with every stage they have when it is chosen', (network) => {
    const setup = chooseNetwork({ ...PLAIN_SETUP, scales: [0, 1, 1, 1, 1, 2] }, network);
    const weights = weightsOf(setup, NONE);
    expect(weights.bypassed).toEqual([]);
    expect(interventionOf(weights, setup).stages).toEqual({ tsf: true, agpr: true, brf: true });
    expect(interventionOf(weights, setup).scales).toEqual([0, 1, 1, 1, 1, 2]);
    STAGES.forEach((stage) => {
      expect(setup.stages[stage]).toBe(!weights.trainedWithout.includes(stage));
    });
  });
});
