import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTranscript } from './read-transcript.ts';
import { openTranscript } from './transcript-file.ts';

const SAID = 'I really liked this film. The ending was weak.';
const utf8 = (text: string) => new TextEncoder().encode(text);

async function opened(bytes: Uint8Array, name: string) {
  const { text, notes } = await openTranscript(bytes, name);
  const { cues } = readTranscript(text, 60);
  return { said: cues.map((cue) => cue.text).join(' '), times: cues.map((cue) => cue.startSeconds), notes };
}

describe('a transcript file', () => {
  it('in another encoding is read and said to be', async () => {
    const text = '1\n00:00:01,000 --> 00:00:03,000\n我非常喜欢这部电影。\n';
    for (const [encoding, said] of [
      ['gbk', 'gb'],
      ['utf-16le', 'utf-16le'],
      ['utf-16be', 'utf-16be'],
    ] as const) {
      const { said: words, notes } = await opened(iconv.encode(text, encoding), 'film.srt');
      expect(words).toBe('我非常喜欢这部电影。');
      expect(notes).toHaveLength(1);
      expect(notes[0]?.code).toBe('transcript-encoding');
      expect(notes[0]?.detail).toContain(said);
    }
    expect((await opened(utf8(text), 'film.srt')).notes).toEqual([]);
  });

  it('of SubStation Alpha keeps its dialogue', async () => {
    const ass = `[Script Info]
Title: A film

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:00.50,Default,,0,0,0,,not said
Dialogue: 0,0:00:01.50,0:00:03.00,Default,Ann,0,0,0,,{\\i1}I really{\\i0} liked\\Nthis film.
Dialogue: 0,0:00:03.50,0:00:06.00,Default,Ann,0,0,0,,The ending was weak.
`;
    const { said, times, notes } = await opened(utf8(ass), 'film.ass');
    expect(said).toBe(SAID);
    expect(times).toEqual([1.5, 3.5]);
    expect(notes).toEqual([{ code: 'transcript-converted', detail: 'SubStation Alpha' }]);
  });

  it.each([
    {
      segments: [
        { start: 1.5, end: 3, text: ' I really liked this film.' },
        { start: 3.5, end: 6, text: ' The ending was weak.' },
      ],
    },
    {
      chunks: [
        { timestamp: [1.5, 3], text: 'I really liked this film.' },
        { timestamp: [3.5, null], text: 'The ending was weak.' },
      ],
    },
    [
      { start: 1.5, end: 3, text: 'I really liked this film.' },
      { start: 3.5, end: 6, text: 'The ending was weak.' },
    ],
    {
      events: [
        { tStartMs: 1500, dDurationMs: 1500, segs: [{ utf8: 'I really' }, { utf8: ' liked this film.' }] },
        { tStartMs: 2900, segs: [{ utf8: '\n' }] },
        { tStartMs: 3500, dDurationMs: 2500, segs: [{ utf8: 'The ending was weak.' }] },
      ],
    },
  ])('of a recogniser, as JSON, keeps its words and times (%#)', async (data) => {
    const { said, times } = await opened(utf8(JSON.stringify(data)), 'film.json');
    expect(said).toBe(SAID);
    expect(times).toEqual([1.5, 3.5]);
  });

  it('that nothing here reads is refused with what to bring', async () => {
    const open = openTranscript;
    await expect(open(utf8('{25}{75}I liked it.'), 'film.sub')).rejects.toMatchObject({
      code: 'transcript-format',
    });
    await expect(open(utf8('<SAMI><BODY><SYNC Start=1000>Hi'), 'film.smi')).rejects.toMatchObject({
      code: 'transcript-format',
    });
    await expect(open(utf8('{"a": 1'), 'film.json')).rejects.toMatchObject({ code: 'transcript-unreadable' });
    await expect(open(utf8('{"a": 1}'), 'film.json')).rejects.toMatchObject({
      code: 'transcript-unreadable',
    });
    await expect(open(utf8('[Script Info]\n[Events]\n'), 'film.ass')).rejects.toMatchObject({
      code: 'transcript-unreadable',
    });
  });

  it('is read by what it holds, whatever it is called', async () => {
    const { said } = await opened(utf8('1\n00:00:01,500 --> 00:00:03,000\nI liked it.\n'), 'film.sub');
    expect(said).toBe('I liked it.');
  });
});
