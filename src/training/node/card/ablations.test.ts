import { describe, expect, it } from 'vitest';
import { ablationsOf, runOf } from '../testing/card-files.ts';
import { ablationsSection, differenceSentence } from './ablations.ts';

describe('what a card says of a difference', () => {
  it('names one that the seeds support, its direction and its size', () => {
    const better = ablationsOf({ full: [0.6, 0.61, 0.62], plain: [0.7, 0.711, 0.719] });
    expect(differenceSentence(better, 'all')).toBe(
      'On "all" the MAE of full DBR is lower than that of plain decoupling (by 0.100).',
    );
    const worse = ablationsOf({ full: [0.7, 0.711, 0.719], plain: [0.6, 0.61, 0.62] });
    expect(differenceSentence(worse, 'all')).toContain('is higher than that of plain decoupling (by 0.100)');
  });

  it('says so where the weights were trained with other settings than the study', () => {
    const study = ablationsOf({ full: [0.6], plain: [0.7] });
    expect(ablationsSection(study, study)).not.toContain('later settings');
    expect(ablationsSection(study, { ...study, samplesPerEpoch: 12000 })).toContain('of 12,000 compositions');
  });

  it('ranks nothing that the spread does not support', () => {
    // Better in the mean and with every seed, but by .01, .02 and .06: the interval reaches beyond 0.
    const close = ablationsOf({ full: [0.6, 0.6, 0.6], plain: [0.61, 0.62, 0.66] });
    expect(differenceSentence(close, 'all')).toBe(
      'On "all" the MAE of full DBR cannot be told apart from that of plain decoupling.',
    );
    expect(ablationsSection(close)).toContain('| full DBR minus plain decoupling | within: −0.030 ± 0.026 |');
  });

  it('ranks nothing after one or two seeds, however far apart they are', () => {
    for (const maes of [[0.1], [0.1, 0.1]]) {
      const few = ablationsOf({ full: maes, plain: maes.map((mae) => mae + 1) });
      expect(differenceSentence(few, 'all')).toContain('cannot be told apart from that of plain decoupling');
      expect(ablationsSection(few)).not.toMatch(/lower than|higher than|\*\*/);
    }
  });

  it('puts several comparisons into one sentence', () => {
    const study = ablationsOf({
      full: [0.6, 0.61, 0.62],
      plain: [0.7, 0.711, 0.719],
      'late-fusion': [0.65, 0.66, 0.67],
      'no-tsf': [0.61, 0.6, 0.62],
    });
    expect(differenceSentence(study, 'all')).toBe(
      'On "all" the MAE of full DBR is lower than that of plain decoupling (by 0.100) and late fusion (by 0.050); it ' +
        'cannot be told apart from that of DBR without TSF.',
    );
  });

  it('says nothing of a condition or a variant that was not tried', () => {
    expect(differenceSentence(ablationsOf({ full: [0.6], plain: [0.7] }), 'conflicting')).toBeNull();
    expect(differenceSentence(ablationsOf({ full: [0.6] }), 'all')).toBeNull();
    expect(ablationsSection(ablationsOf({}))).toBeNull();
  });
});

describe('the tables of a study', () => {
  it('pair runs by seed, whatever their order and whichever are missing', () => {
    const study = ablationsOf({ full: [] });
    study.variants.full = [runOf(3, 0.8), runOf(1, 0.5), runOf(7, 0.1)];
    study.variants.plain = [runOf(1, 1), runOf(2, 9), runOf(3, 1)];
    // seed 1: .5, seed 3: .8; mean .65, deviation .212
    expect(ablationsSection(study)).toContain('| full DBR / plain decoupling | 0.650 ± 0.212 |');
  });

  it('set a baseline against the network with the same supervision', () => {
    const card = ablationsSection(
      ablationsOf({ full: [0.5], 'late-fusion': [1], 'full-no-unimodal': [0.6], 'plain-no-unimodal': [0.8] }),
    );
    expect(card).toContain('| full DBR / late fusion | 0.500 |');
    expect(card).toContain(
      '| full DBR, no unimodal supervision / plain decoupling, no unimodal supervision | 0.750 |',
    );
    expect(card).not.toContain('full DBR / plain decoupling, no unimodal');
  });

  it('give mean and deviation with the number of seeds, and no deviation for one', () => {
    const card = ablationsSection(ablationsOf({ full: [0.6, 0.62, 0.64], plain: [0.7] }));
    expect(card).toContain('| full DBR | 3 | 0.620 ± 0.020 |');
    expect(card).toContain('| plain decoupling | 1 | 0.700 |');
  });
});
