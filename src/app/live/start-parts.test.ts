import { expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_PROGRESS } from '../../engine/progress.ts';
import type { LiveState } from '../live-state.ts';
import { initialState } from './initial-state.ts';
import { type StartPartsOptions, startParts } from './start-parts.ts';

type Name = keyof StartPartsOptions['parts'];

/** Parts that load from their start on, and which of them were started. */
function opened() {
  const state: StoreApi<LiveState> = createStore(() => initialState('flat'));
  const show = (name: Name, status: 'idle' | 'ready') =>
    state.setState(({ parts }) => ({ parts: { ...parts, [name]: { status } } }));
  const started: Name[] = [];
  const part = (name: Name) => ({
    start() {
      started.push(name);
      state.setState(({ parts }) => ({ parts: { ...parts, [name]: { status: 'loading', ...NO_PROGRESS } } }));
    },
    stop: () => show(name, 'idle'),
    crash: () => undefined,
  });
  let allow: () => void = () => undefined;
  const allowed = new Promise<void>((resolve) => {
    allow = resolve;
  });
  const parts = { network: part('network'), voice: part('voice'), text: part('text') };
  const end = startParts({ parts, state, allowed: () => allowed });
  return { state, parts, started, allow, end, show };
}

/** What was going to happen has. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('begins the text model after the network, and says from the beginning that it loads', async () => {
  const { state, started, allow, show } = opened();
  allow();
  await vi.waitFor(() => expect(state.getState().parts.text.status).toBe('loading'));
  expect(started).toEqual(['network', 'voice']);
  show('network', 'ready');
  await vi.waitFor(() => expect(started).toEqual(['network', 'voice', 'text']));
});

it('begins it too when the network is not to be', async () => {
  const { started, allow, parts } = opened();
  allow();
  parts.network.stop();
  await vi.waitFor(() => expect(started).toContain('text'));
});

it('leaves it alone until it may be loaded, when somebody stopped it, and when the page is left', async () => {
  const waiting = opened();
  waiting.show('network', 'ready');
  await settled();
  expect(waiting.state.getState().parts.text.status).toBe('idle');

  const stopped = opened();
  stopped.allow();
  await vi.waitFor(() => expect(stopped.state.getState().parts.text.status).toBe('loading'));
  stopped.parts.text.stop();
  stopped.show('network', 'ready');

  const left = opened();
  left.allow();
  left.end();
  left.show('network', 'ready');
  await settled();
  for (const { started } of [waiting, stopped, left]) expect(started).not.toContain('text');
});
