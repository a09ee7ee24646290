import { expect, it } from 'vitest';
import type { ViewId } from '../link/view-ids.ts';
import { type FixtureStore, fixturePrediction, fixtureStore } from '../testing/live-fixture.ts';
import { renderView } from '../testing/render-live.tsx';

const SAMPLE = { kind: 'sample', id: 'delighted', playing: true, positionSeconds: 1 } as const;

const said = ({ calls }: FixtureStore) =>
  calls.map(([name]) => name).filter((name) => name === 'pauseSample' || name === 'resumeSample');

async function goTo(view: ViewId): Promise<void> {
  location.hash = `#/${view}`;
  const current = () => document.querySelector('nav [aria-current="page"]')?.getAttribute('href');
  await expect.poll(current).toContain(`#/${view}`);
}

it('what plays rests while another view is shown, and goes on afterwards', async () => {
  const store = fixtureStore({ source: SAMPLE, prediction: fixturePrediction() });
  await renderView(store, 'live');
  expect(said(store)).toEqual([]);
  await goTo('glossary');
  await expect.poll(() => said(store)).toEqual(['pauseSample']);
  store.state.setState({ source: { ...SAMPLE, playing: false } });
  await goTo('laboratory');
  await expect.poll(() => said(store)).toEqual(['pauseSample', 'resumeSample']);
});

it('in a view that is opened first it plays until there is an answer', async () => {
  const store = fixtureStore({ source: SAMPLE, prediction: null });
  await renderView(store, 'glossary');
  await goTo('glossary');
  store.state.setState({ source: { ...SAMPLE, positionSeconds: 2 } });
  expect(said(store)).toEqual([]);
  store.state.setState({ prediction: fixturePrediction() });
  await expect.poll(() => said(store)).toEqual(['pauseSample']);
});

it('leaves devices, and what a person paused, as they are', async () => {
  for (const source of [{ kind: 'devices' }, { ...SAMPLE, playing: false }] as const) {
    const store = fixtureStore({ source, prediction: fixturePrediction() });
    const remove = await renderView(store, 'glossary');
    await goTo('glossary');
    await goTo('live');
    expect(said(store)).toEqual([]);
    remove();
  }
});
