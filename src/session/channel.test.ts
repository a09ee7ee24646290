import { describe, expect, it } from 'vitest';
import { CaptureError } from '../capture/capture-error.ts';
import { type ChannelEvents, type ChannelState, createChannel } from './channel.ts';

function channelOpening(open: (events: ChannelEvents) => Promise<void>) {
  const states: ChannelState[] = [];
  let openCount = 0;
  const channel = createChannel(
    async (events) => {
      await open(events);
      openCount += 1;
      return {
        close: () => {
          openCount -= 1;
        },
      };
    },
    (state) => states.push(state),
  );
  return { channel, states, open: () => openCount };
}

describe('createChannel', () => {
  it('goes on and off', async () => {
    const { channel, states, open } = channelOpening(async () => {});
    await channel.turn(true);
    expect(open()).toBe(1);
    await channel.turn(false);
    expect(open()).toBe(0);
    expect(states.map(({ status }) => status)).toEqual(['starting', 'on', 'off']);
  });

  it('closes what opens after it was switched off again', async () => {
    const { channel, states, open } = channelOpening(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const turning = channel.turn(true);
    await channel.turn(false);
    await turning;
    expect(open()).toBe(0);
    expect(states.at(-1)).toEqual({ status: 'off' });
  });

  it('opens the other device when switched on twice, and only that', async () => {
    const { channel, open } = channelOpening(async () => {});
    await Promise.all([channel.turn(true), channel.turn(true)]);
    expect(open()).toBe(1);
  });

  it('says why it failed, and can be tried again', async () => {
    let denied = true;
    const { channel, states } = channelOpening(async () => {
      if (denied) throw new CaptureError('camera-denied', 'Permission denied');
    });
    await channel.turn(true);
    expect(states.at(-1)).toEqual({
      status: 'failed',
      problem: { code: 'camera-denied', detail: 'Permission denied' },
    });
    denied = false;
    await channel.turn(true);
    expect(states.at(-1)).toEqual({ status: 'on', muted: false });
  });

  it('fails when the device goes away, and tells when it is muted', async () => {
    let events: ChannelEvents | undefined;
    const { channel, states } = channelOpening(async (given) => {
      events = given;
    });
    await channel.turn(true);
    events?.onMuted(true);
    expect(states.at(-1)).toEqual({ status: 'on', muted: true });
    events?.onEnded(new CaptureError('camera-unplugged'));
    expect(states.at(-1)).toEqual({ status: 'failed', problem: { code: 'camera-unplugged' } });
    expect(channel.opened).toBeNull();
    events?.onMuted(false);
    expect(states.at(-1)).toMatchObject({ status: 'failed' });
  });
});
