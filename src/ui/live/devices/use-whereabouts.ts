import { type SpeechWhereabouts, speechWhereabouts } from '../../../session/sources/speech-whereabouts.ts';
import { useLive } from '../../page/live-context.tsx';

/** Where speech is recognised now, or would be. */
export function useWhereabouts(): SpeechWhereabouts {
  return useLive(({ speechRecognition, cloudSpeechAllowed, channels }) =>
    speechWhereabouts(speechRecognition, cloudSpeechAllowed, channels.speechRecognition.status),
  );
}
