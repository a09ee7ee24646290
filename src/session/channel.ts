import { CaptureError, type CaptureProblemCode } from '../capture/capture-error.ts';
import { createTurns } from './newest-turn.ts';

/** State of an input that a person can switch on and off alone. */
export type ChannelState =
  | { status: 'off' }
  | { status: 'starting' }
  /** `muted`: open, but it sends nothing. `halted`: the browser holds back what it sends. */
  | { status: 'on'; muted: boolean; halted?: true }
  | { status: 'failed'; problem: { code: CaptureProblemCode; detail?: string } };

/** What an open input tells of itself. */
export interface ChannelEvents {
  onEnded(error: CaptureError): void;
  onMuted(muted: boolean): void;
  onHalted(halted: boolean): void;
}

export interface Channel<Opened> {
  readonly opened: Opened | null;
  /** Resolves when the input is on, off, or has failed. */
  turn(on: boolean): Promise<void>;
}

/**
 * A switch for one input. Whatever is still opening when it is switched again is closed as soon as it is there.
 * @param open throws CaptureError
 */
export function createChannel<Opened extends { close(): void }>(
  open: (events: ChannelEvents) => Promise<Opened>,
  onState: (state: ChannelState, opened: Opened | null) => void,
): Channel<Opened> {
  let opened: Opened | null = null;
  const begin = createTurns();

  function fail(error: CaptureError): void {
    opened = null;
    const { code, detail } = error;
    onState({ status: 'failed', problem: { code, ...(detail && { detail }) } }, null);
  }

  return {
    get opened() {
      return opened;
    },
    async turn(on) {
      const isNewest = begin();
      opened?.close();
      opened = null;
      if (!on) {
        onState({ status: 'off' }, null);
        return;
      }
      onState({ status: 'starting' }, null);
      let muted = false;
      let halted = false;
      const tell = () => {
        if (isNewest() && opened) onState({ status: 'on', muted, ...(halted && { halted }) }, opened);
      };
      const events: ChannelEvents = {
        onEnded: (error) => isNewest() && fail(error),
        onMuted(value) {
          muted = value;
          tell();
        },
        onHalted(value) {
          halted = value;
          tell();
        },
      };
      try {
        const fresh = await open(events);
        if (!isNewest()) {
          fresh.close();
          return;
        }
        opened = fresh;
        tell();
      } catch (error) {
        if (!isNewest()) return;
        if (!(error instanceof CaptureError)) throw error;
        fail(error);
      }
    },
  };
}
