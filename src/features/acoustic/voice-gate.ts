import type { AcousticFrame } from '../frames.ts';

/** Pitch counts from so many frames before a frame ... */
const BACK_FRAMES = 60;
/** ... to so many after it: consonants come before the first vowel. A frame waits no longer for its answer. */
const AHEAD_FRAMES = 35;
/** So many frames of going pitch in that time make sound a voice: keys and noise have one in a hundred by chance. */
const FEWEST_PITCHED = 4;
/** A pitch goes on for so many frames before it counts: the window of one alone is 50 ms, and a key's thud as short. */
const SHORTEST_RUN = 5;
/** From one frame to the next a voice moves less, chance jumps; natural logarithm of frequency. */
const LARGEST_STEP = 0.15;
/** A mains hum stays on one note, as loud as before, for longer than anybody speaks. */
const STEADY_FRAMES = 40;
const STEADY_LOG_HERTZ = 0.015;
const STEADY_LOG_ENERGY = 0.7;
/** What is struck, a key or a desk, dies away by more than this within the shortest run; a voice hardly ever does. */
const STRUCK_LOG_ENERGY = 1;

/** A frame that is not yet decided: `voiced` is the detector's word alone. */
export interface HeardFrame {
  frame: AcousticFrame;
  logEnergy: number;
}

/** Tells voice from other sound that the detector takes for it: keys, fans, hum, a street. */
export interface VoiceGate {
  /** Takes the next frame; gives back, oldest first, those that are decided by now. Silence and going speech wait for nothing. */
  push(heard: HeardFrame): AcousticFrame[];
  /** Decides what is left: the sound has ended. */
  flush(): AcousticFrame[];
}

/**
 * A gate for one stream. Sound is voice where the detector says so and a pitch that lasts and moves is near; what it
 * turns down is given back unvoiced.
 * @param unvoiced the frame as it is without voice
 */
export function createVoiceGate(unvoiced: (frame: AcousticFrame) => AcousticFrame): VoiceGate {
  /** Of the last frames, whether each has such a pitch; the last ones belong to those that wait. */
  let evidence: boolean[] = [];
  let recent: HeardFrame[] = [];
  let waiting: AcousticFrame[] = [];
  let run = 0;

  function isEvidence(heard: HeardFrame): boolean {
    const before = recent.at(-1)?.frame.pitchHertz ?? 0;
    recent = [...recent.slice(1 - STEADY_FRAMES), heard];
    const { voiced, pitchHertz } = heard.frame;
    const goesOn = before > 0 && Math.abs(Math.log(pitchHertz / before)) < LARGEST_STEP;
    run = voiced && pitchHertz > 0 ? (goesOn ? run + 1 : 1) : 0;
    return run >= SHORTEST_RUN && !isSteady(recent) && !isStruck(recent);
  }

  function decide(isEnd: boolean): AcousticFrame[] {
    const decided: AcousticFrame[] = [];
    for (const frame of waiting) {
      const left = waiting.length - decided.length;
      const at = evidence.length - left;
      const near = evidence.slice(Math.max(0, at - BACK_FRAMES), at + AHEAD_FRAMES + 1);
      const isVoice = near.filter(Boolean).length >= FEWEST_PITCHED;
      if (frame.voiced && !isVoice && !isEnd && left <= AHEAD_FRAMES) break;
      decided.push(frame.voiced && !isVoice ? unvoiced(frame) : frame);
    }
    waiting = waiting.slice(decided.length);
    evidence = evidence.slice(-(BACK_FRAMES + waiting.length + 1));
    return decided;
  }

  return {
    push(heard) {
      waiting.push(heard.frame);
      evidence.push(isEvidence(heard));
      return decide(false);
    },
    flush() {
      const last = decide(true);
      evidence = [];
      recent = [];
      run = 0;
      return last;
    },
  };
}

function isSteady(frames: readonly HeardFrame[]): boolean {
  if (frames.length < STEADY_FRAMES) return false;
  const pitches = frames.map(({ frame }) => frame.pitchHertz);
  const energies = frames.map(({ logEnergy }) => logEnergy);
  const [low, high] = [Math.min(...pitches), Math.max(...pitches)];
  return (
    low > 0 &&
    Math.log(high / low) < STEADY_LOG_HERTZ &&
    Math.max(...energies) - Math.min(...energies) < STEADY_LOG_ENERGY
  );
}

/** Something rings on after a blow, however long and clear its note. */
function isStruck(frames: readonly HeardFrame[]): boolean {
  const before = frames.at(-SHORTEST_RUN)?.logEnergy ?? 0;
  return before - (frames.at(-1)?.logEnergy ?? 0) > STRUCK_LOG_ENERGY;
}
