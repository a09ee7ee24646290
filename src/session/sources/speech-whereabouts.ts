import type { ChannelState } from '../channel.ts';
import type { WordsPlace } from '../words-place.ts';

/**
 * Where speech is recognised, as everything on the screen says it: `...Off` is what would happen, `...On` what happens.
 * `cloudAsks` waits for the person's yes.
 */
export type SpeechWhereabouts =
  | 'nowhere'
  | 'pageOff'
  | 'pageOn'
  | 'deviceOff'
  | 'deviceOn'
  | 'cloudAsks'
  | 'cloudOff'
  | 'cloudOn';

/** The one place that knows whether speech leaves the device. */
export function speechWhereabouts(
  place: WordsPlace,
  cloudAllowed: boolean,
  channel: ChannelState['status'],
): SpeechWhereabouts {
  const runs = channel === 'on' || channel === 'starting';
  switch (place) {
    case 'unsupported':
      return 'nowhere';
    case 'page':
      return runs ? 'pageOn' : 'pageOff';
    case 'onDevice':
      return runs ? 'deviceOn' : 'deviceOff';
    case 'cloud':
      if (!cloudAllowed) return 'cloudAsks';
      return runs ? 'cloudOn' : 'cloudOff';
  }
}
