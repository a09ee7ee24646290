import { decodeText } from '../../features/text-encoding.ts';
import type { Cue } from './subtitles.ts';
import { TranscriptError, type TranscriptProblemCode } from './transcript-error.ts';
import { isSubtitles, writeSubtitles } from './write-subtitles.ts';

/** A transcript file as text a person can read and correct, and what was done to have it. */
export interface OpenedTranscript {
  text: string;
  notes: { code: TranscriptProblemCode; detail: string }[];
}

/** Read by nothing here: frames without a rate, HTML of television. */
const NEED_CONVERSION = /\.(sub|smi|sami|ttml|dfxp|xml|stl|idx)$/i;

/**
 * Opens a transcript file: its encoding is detected, SubStation Alpha and the JSON of recognisers become SubRip.
 * @throws TranscriptError `transcript-format` when it must be converted first, `transcript-unreadable` when it is no text
 */
export async function openTranscript(bytes: Uint8Array, name: string): Promise<OpenedTranscript> {
  const { text, encoding, brokenBytes } = decodeText(bytes);
  const notes: OpenedTranscript['notes'] = [];
  if (encoding !== 'utf-8') notes.push({ code: 'transcript-encoding', detail: encoding });
  if (brokenBytes > 0) notes.push({ code: 'transcript-bytes-lost', detail: String(brokenBytes) });
  if (/^\s*\[Script Info\]/i.test(text) || /\.(ass|ssa)$/i.test(name)) {
    notes.push({ code: 'transcript-converted', detail: 'SubStation Alpha' });
    return { text: writeSubtitles(await readSubStation(text, name)), notes };
  }
  if (/^\s*[[{]/.test(text) && /\.json3?$/i.test(name)) {
    notes.push({ code: 'transcript-converted', detail: 'JSON' });
    return { text: writeSubtitles(readJson(text, name)), notes };
  }
  // A name says little: a .sub or .xml that holds plain subtitles is read as what it holds.
  if (NEED_CONVERSION.test(name) && !isSubtitles(text)) throw new TranscriptError('transcript-format', name);
  return { text: text.replaceAll('\0', ''), notes };
}

async function readSubStation(text: string, name: string): Promise<Cue[]> {
  const { parse } = await import('ass-compiler');
  const cues = parse(text).events.dialogue.map(({ Start, End, Text }) => ({
    startSeconds: Start,
    endSeconds: End,
    // Commands for forced line breaks and hard spaces; the rest of the markup is taken off already.
    text: Text.combined.replace(/\\[Nnh]/g, ' ').trim(),
  }));
  return kept(cues, name);
}

/**
 * The JSON of Whisper and its kin ({segments: [{start, end, text}]}), of YouTube (json3: {events: [{tStartMs, dDurationMs,
 * segs: [{utf8}]}]}), or a plain list of {start, end, text}; times in seconds but for json3.
 */
function readJson(text: string, name: string): Cue[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new TranscriptError(
      'transcript-unreadable',
      `${name}: ${cause instanceof Error ? cause.message : cause}`,
    );
  }
  return kept(listOf(data).flatMap(cueOf), name);
}

function listOf(data: unknown): unknown[] {
  if (Array.isArray(data)) return data;
  const { segments, events, chunks, captions, results } = Object(data) as Record<string, unknown>;
  return [segments, events, chunks, captions, results].find((list) => Array.isArray(list)) ?? [];
}

function cueOf(entry: unknown): Cue[] {
  const { start, end, timestamp, text, tStartMs, dDurationMs, segs } = Object(entry) as Record<
    string,
    unknown
  >;
  if (Array.isArray(segs) && typeof tStartMs === 'number') {
    const words = segs.map((seg) => String((Object(seg) as { utf8?: unknown }).utf8 ?? '')).join('');
    return [cue(tStartMs / 1000, (tStartMs + Number(dDurationMs ?? 0)) / 1000, words)];
  }
  const [from, to] = Array.isArray(timestamp) ? timestamp : [start, end];
  if (typeof text !== 'string' || typeof from !== 'number') return [];
  return [cue(from, typeof to === 'number' ? to : from, text)];
}

function cue(startSeconds: number, endSeconds: number, text: string): Cue {
  // A blank line inside would end the cue.
  return { startSeconds, endSeconds, text: text.trim().replace(/\s*\n\s*/g, '\n') };
}

function kept(cues: readonly Cue[], name: string): Cue[] {
  const said = cues.filter(({ text, startSeconds }) => text !== '' && startSeconds >= 0);
  if (said.length === 0)
    throw new TranscriptError('transcript-unreadable', `${name}: there are no words in it.`);
  return said;
}
