import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LiveState } from '../../../app/live-state.ts';
import { type FixtureStore, fixtureStore } from '../../testing/live-fixture.ts';
import { renderLive } from '../../testing/render-live.tsx';

const FILMING: Partial<LiveState> = {
  source: { kind: 'devices' },
  channels: {
    camera: { status: 'on', muted: false },
    microphone: { status: 'off' },
    speechRecognition: { status: 'off' },
  },
};
const panel = page.getByTestId('rest-face');
const status = panel.getByRole('status');
const button = (name: string) => panel.getByRole('button', { name, exact: true });
const START = 'Rest your face for two seconds';

describe('the face at rest', () => {
  let store: FixtureStore;
  const show = (rest: LiveState['rest']) => store.state.setState({ rest });
  const asked = () =>
    store.calls.map(([name]) => name).filter((name) => name.endsWith('Rest') || name === 'restFace');
  beforeEach(async () => {
    store = fixtureStore(FILMING);
    await renderLive(store);
  });

  it('is asked for, measured and forgotten by the keyboard alone, whose place is never lost', async () => {
    await expect.element(status).toHaveTextContent(/measured against your own resting face/);
    button(START).element().focus();
    await userEvent.keyboard('{Enter}');
    show({ status: 'measuring', seconds: 0.5, face: true });
    await expect.element(button('Cancel')).toHaveFocus();
    await expect.element(status).toHaveTextContent(/let your face rest/);
    await expect.element(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await userEvent.keyboard('{Enter}');
    show({ status: 'set', seconds: 72 });
    await expect.element(button('Rest it again')).toHaveFocus();
    await expect.element(status).toHaveTextContent('Measured against your own resting face since 1:12.');
    await userEvent.tab();
    await expect.element(button('Forget it')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Rest it again')).toHaveFocus();
    show({ status: 'unset' });
    await expect.element(button(START)).toHaveFocus();
    expect(asked()).toEqual(['restFace', 'cancelRest', 'forgetRest']);
  });

  it('says that nobody is there, and nothing of how the time goes by', async () => {
    show({ status: 'measuring', seconds: 0, face: false });
    await expect.element(status).toHaveTextContent(/^No face is visible\. Look into the camera/);
    show({ status: 'measuring', seconds: 0.4, face: true });
    await expect.element(status).toHaveTextContent(/let your face rest/);
    const said = status.element().textContent;
    show({ status: 'measuring', seconds: 1.4, face: true });
    await expect.element(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '70');
    expect(status.element().textContent).toBe(said);
  });

  it('is there while the camera is on; of a kept session only what was so', async () => {
    show({ status: 'set', seconds: 5 });
    store.state.setState({ channels: { ...store.state.getState().channels, camera: { status: 'off' } } });
    await expect.element(panel).not.toBeInTheDocument();
    const replayed = { kind: 'recording' as const, id: 'a', title: 'A', durationSeconds: 9, takes: [] };
    store.state.setState({ source: { ...replayed, playing: true, positionSeconds: 6 } });
    await expect.element(status).toHaveTextContent('since 0:05');
    expect(panel.getByRole('button').elements()).toEqual([]);
    show({ status: 'unset' });
    await expect.element(panel).not.toBeInTheDocument();
  });
});
