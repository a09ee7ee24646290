import type { NoteTaker } from './transcript-note.ts';

/** What subtitles write in brackets is heard, not said; longer brackets are somebody's words. */
const BRACKETED = /\[[^[\]]{1,60}\]/g;
const LONGEST_SOUND_WORDS = 5;
/** Parentheses are mostly what somebody says; these are what subtitles write in them. */
const SOUND =
  /\((?:[^()]{0,30}\b)?(?:laugh|chuckl|giggl|sigh|cough|sob|cry|cries|crying|gasp|groan|moan|scream|shout|whisper|applau|clap|cheer|music|singing|sings|humm|whistl|silence|pause|inaudible|unintelligible|indistinct|unclear|sniff|breath|clear(?:s|ing) throat|door|phone|bell|beep|knock|footsteps|thunder)[^()]{0,30}\)/gi;
/** "Chris Sad:", "JOHN:", "Speaker 1:", "- Ann:", ">> Reporter:" */
const LABEL =
  /^[ \t]*(?:[-–—]|>{1,3})?[ \t]*([\p{Lu}][\p{L}\p{M}'’.\-_\d]{0,30}(?: [\p{Lu}\d][\p{L}\p{M}'’.\-_\d]{0,30}){0,3})[ \t]*[:：](?:[ \t]+|$)/u;
const DASH = /^[ \t]*(?:[-–—]|>{2,3})[ \t]*(?=\S)/;
/** Words in front of a colon that begin what somebody says. */
const SAID_WITH_COLON = new Set(
  'note notes result results warning question answer example conclusion summary verdict update pros cons first second third finally ps fact tip hint remember imagine look listen see so and but'.split(
    ' ',
  ),
);

/**
 * Takes off what is written in subtitles and not said: the names of speakers, and descriptions of sounds. A word with a
 * colon is a name when it has two words, capitals or a number, or when it comes back.
 */
export function saidAlone(lines: readonly string[][], { note }: NoteTaker): string[][] {
  const labels = new Map<string, number>();
  for (const line of lines.flat()) {
    const label = LABEL.exec(line)?.[1];
    if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const isSpeaker = (label: string) =>
    !SAID_WITH_COLON.has(label.toLowerCase()) &&
    (/ |\d|^\p{Lu}{2,}/u.test(label) || (labels.get(label) ?? 0) > 1);

  return lines.map((cue) =>
    cue.flatMap((line) => {
      const words = withoutSounds(line, note).replace(DASH, '');
      const match = LABEL.exec(words);
      const label = match?.[1];
      if (!match || !label || !isSpeaker(label)) return words === '' ? [] : [words];
      note('speakers', label);
      const rest = words.slice(match[0].length).trim();
      return rest === '' ? [] : [rest];
    }),
  );
}

function withoutSounds(line: string, note: NoteTaker['note']): string {
  const take = (sound: string) => {
    if (sound.split(/\s+/).length > LONGEST_SOUND_WORDS) return sound;
    note('sounds', sound);
    return ' ';
  };
  return line.replace(BRACKETED, take).replace(SOUND, take).replace(/\s+/g, ' ').trim();
}
