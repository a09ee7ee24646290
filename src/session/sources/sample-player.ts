import type { AudioChunk } from '../../capture/audio-chunk.ts';
import { type Loudspeaker, openLoudspeaker } from '../../capture/loudspeaker.ts';
import { SAMPLE_RATE_HERTZ, type VisualFrame } from '../../features/frames.ts';
import { createVisualExtractor } from '../../features/visual/extractor.ts';
import type { Session } from '../fold/session.ts';
import type { LoadedSample } from '../samples/load-sample.ts';
import { spokenSoFar } from '../samples/spoken-so-far.ts';
import type { Player } from './player.ts';

/** A new chunk of sound and a new face this often. */
const PUMP_MILLISECONDS = 40;

/** A sample session being played: it gives what a camera, a microphone and a recogniser would, at the same pace. */
export interface SamplePlayer extends Player {
  /** Whether the person hears it. */
  setSound(on: boolean): void;
  /** A fresh port that receives the sound from now on, stamped with the session clock. */
  listen(): MessagePort;
}

/**
 * Plays a sample into a session, over and over, beginning at once. Pausing stops the session's clock.
 * @param onFace receives every face as it is drawn and looked at
 */
export function playSample(
  sample: LoadedSample,
  session: Session,
  onFace: (frame: VisualFrame) => void,
): SamplePlayer {
  const { clock, transcript } = session;
  const { audio, durationSeconds, utterances } = sample;
  const faces = createVisualExtractor();
  let port: MessagePort | null = null;
  let loudspeaker: Loudspeaker | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Session clock where the sample's second 0 lies; moves with every round and every jump. */
  let origin = clock.seconds();
  /** The session clock at the start of this round or the last jump. */
  let passStart = origin;
  let pass = 0;
  let fedSamples = 0;
  let shown: { index: number; words: number; final: boolean } | null = null;

  const position = () => Math.min(durationSeconds, Math.max(0, clock.seconds() - origin));

  function feedSound(untilSeconds: number): void {
    const until = Math.min(audio.length, Math.floor(untilSeconds * SAMPLE_RATE_HERTZ));
    if (until <= fedSamples) return;
    const chunk: AudioChunk = {
      samples: audio.slice(fedSamples, until),
      seconds: origin + fedSamples / SAMPLE_RATE_HERTZ,
    };
    port?.postMessage(chunk, [chunk.samples.buffer]);
    fedSamples = until;
  }

  /** The words so far of the utterance that began last. */
  function feedTranscript(at: number): void {
    const index = utterances.findLastIndex(({ startSeconds }) => startSeconds <= at);
    const utterance = utterances[index];
    if (!utterance) return;
    const { text, words, final } = spokenSoFar(utterance, at);
    if (shown?.index === index && shown.words === words && shown.final === final) return;
    // A jump to after an utterance does not say it.
    if (final && shown?.index !== index) return;
    shown = { index, words, final };
    transcript.put({
      id: `sample-${pass}-${index}`,
      text,
      startSeconds: Math.max(passStart, origin + utterance.startSeconds),
      endSeconds: origin + Math.min(at, utterance.endSeconds),
      source: 'sample',
      final,
    });
  }

  /** What was being said is over, because the next round or another place begins. */
  function beginPass(newOrigin: number): void {
    const open = transcript.segments.find(({ source, final }) => source === 'sample' && !final);
    if (open) transcript.put({ ...open, final: true });
    origin = newOrigin;
    passStart = clock.seconds();
    pass += 1;
    shown = null;
    fedSamples = Math.floor(position() * SAMPLE_RATE_HERTZ);
    if (timer !== undefined) loudspeaker?.play(position());
  }

  function pump(): void {
    while (clock.seconds() - origin >= durationSeconds) {
      feedSound(durationSeconds);
      feedTranscript(durationSeconds);
      beginPass(origin + durationSeconds);
    }
    const at = position();
    feedSound(at);
    feedTranscript(at);
    showFace(at);
  }

  function showFace(at: number): void {
    const frame = faces.push(clock.seconds(), sample.faceAt(at));
    session.addVisual(frame);
    onFace(frame);
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    loudspeaker?.stop();
  }

  timer = setInterval(pump, PUMP_MILLISECONDS);

  return {
    get playing() {
      return timer !== undefined;
    },
    get positionSeconds() {
      return position();
    },
    pause() {
      stop();
      clock.pause();
    },
    resume() {
      if (timer !== undefined) return;
      clock.resume();
      timer = setInterval(pump, PUMP_MILLISECONDS);
      loudspeaker?.play(position());
    },
    seek(seconds) {
      session.endVoice();
      beginPass(clock.seconds() - Math.min(Math.max(0, seconds), durationSeconds));
      showFace(position());
    },
    setSound(on) {
      if (!on) {
        loudspeaker?.close();
        loudspeaker = null;
      } else if (!loudspeaker) {
        loudspeaker = openLoudspeaker(audio, SAMPLE_RATE_HERTZ);
        if (timer !== undefined) loudspeaker.play(position());
      }
    },
    listen() {
      const channel = new MessageChannel();
      port?.close();
      port = channel.port1;
      return channel.port2;
    },
    close() {
      stop();
      port?.close();
      loudspeaker?.close();
    },
  };
}
