import { expect, it } from 'vitest';
import { storedSessionFixture } from '../../session/stored/testing/stored-session-fixture.ts';
import { predictionRows, predictionsJson } from './predictions.ts';

const session = storedSessionFixture();

it('the table has the ends of each interval, and nothing where there is none', () => {
  const rows = predictionRows(session.utterances, {
    column: (name) => name,
    label: (value) => `${value > 0}`,
  });
  expect(rows[0]).toEqual(['id', 'start', 'end', 'text', 'sentiment', 'low', 'high', 'label', 'balance']);
  expect(rows[1]?.slice(4)).toEqual([1.2345678901, 0.123456789, 2.3, 'true', 0]);
  expect(rows[2]?.slice(4)).toEqual([-2 / 3, null, null, 'false', 0.1]);
});

it('the JSON has them of utterances and over time', async () => {
  const { utterances, history } = JSON.parse(await predictionsJson(session).text());
  expect(utterances[0].interval).toEqual({ low: 0.123456789, high: 2.3 });
  expect(utterances[1]).not.toHaveProperty('interval');
  expect(history[0].interval).toEqual({ low: -2, high: 3 });
  expect(history[1]).not.toHaveProperty('interval');
});
