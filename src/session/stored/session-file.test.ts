import { readFile } from 'node:fs/promises';
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_EXTRACTORS } from '../../features/frames.ts';
import { npyBytes } from '../../features/npz/npz-writer.ts';
import { readSessionFile } from './read-session-file.ts';
import { readSessionJson } from './session-json.ts';
import { storedSessionFixture } from './testing/stored-session-fixture.ts';
import { writeSessionFile } from './write-session-file.ts';

const session = storedSessionFixture('a1', '<script>alert("1")</script>');

/** A session's file with some of its files in another form. */
async function changed(files: Record<string, string | Uint8Array | null>): Promise<Blob> {
  const { ZipReader, BlobReader, Uint8ArrayWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const small = { ...session, recording: { ...session.recording, acoustic: [], visual: [] } };
  const original = new ZipReader(new BlobReader(await writeSessionFile(small)));
  const writer = new ZipWriter(new BlobWriter());
  for (const entry of await original.getEntries()) {
    if (entry.directory || entry.filename in files) continue;
    await writer.add(entry.filename, new Uint8ArrayReader(await entry.getData(new Uint8ArrayWriter())));
  }
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  }
  return writer.close();
}

/** The session's own JSON, with a change. */
async function jsonWith(change: (json: Record<string, unknown>) => void): Promise<string> {
  const { ZipReader, BlobReader, TextWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const entries = await new ZipReader(new BlobReader(await writeSessionFile(session))).getEntries();
  const entry = entries.find(({ filename }) => filename === 'session.json');
  if (!entry || entry.directory) throw new Error('no session.json');
  const json = JSON.parse(await entry.getData(new TextWriter()));
  change(json);
  return JSON.stringify(json);
}

describe('a session’s file', () => {
  it('gives back the same session, to the last bit, with its media', async () => {
    const blob = new Blob([Uint8Array.of(1, 2, 3)], { type: 'video/webm;codecs=vp8' });
    const media = [{ kind: 'video' as const, startSeconds: 1.25, blob }];
    const again = await readSessionFile(await writeSessionFile({ ...session, media }));
    expect({ ...again, media: [] }).toEqual(session);
    expect(again.media).toMatchObject([{ kind: 'video', startSeconds: 1.25 }]);
    expect(again.media[0]?.blob.type).toBe('video/webm;codecs=vp8');
    expect(new Uint8Array((await again.media[0]?.blob.arrayBuffer()) ?? [])).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('that was written in version 1 is still read', async () => {
    const file = await readFile(new URL('./testing/version-1.dbr.zip', import.meta.url));
    const { title, recording, history, utterances } = await readSessionFile(new Blob([file]));
    expect(title).toBe('Kept in version 1');
    const { neutrals: _, ...written } = session.recording;
    expect(recording).toEqual({
      ...written,
      acoustic: session.recording.acoustic.slice(95, 115),
      visual: session.recording.visual.slice(3, 8),
    });
    // No interval was known then.
    const bare = <Item extends object>(items: readonly Item[]) =>
      items.map((item) => ({ ...item, interval: undefined }));
    expect(history).toEqual(bare(session.history.slice(0, 3)));
    expect(utterances).toEqual(bare(session.utterances));
  });

  it('names what made its frames, and is refused by an app whose frames are others', async () => {
    let named: unknown;
    await jsonWith(({ extractors }) => {
      named = extractors;
    });
    expect(named).toEqual(FRAME_EXTRACTORS);
    const other = await jsonWith((json) =>
      Object.assign(json, { extractors: { ...FRAME_EXTRACTORS, visual: 'face@99' } }),
    );
    await expect(readSessionFile(await changed({ 'session.json': other }))).rejects.toMatchObject({
      code: 'session-other-extractors',
      detail: `face@99 ≠ ${FRAME_EXTRACTORS.visual}`,
    });
  });

  it('of a newer version is refused as such, of another kind as something else', async () => {
    const newer = await changed({
      'session.json': await jsonWith((json) => Object.assign(json, { version: 99 })),
    });
    await expect(readSessionFile(newer)).rejects.toMatchObject({ code: 'session-file-newer' });
    for (const file of [
      new Blob(['not a zip']),
      new Blob([]),
      await changed({ 'session.json': null }),
      await changed({ 'session.json': '{"format":"other","version":1}' }),
      await changed({ 'acoustic.npy': null }),
      await changed({
        'history.npy': npyBytes('history', { shape: [1, 5], values: Float64Array.of(1, 9, 0, 0, 0) }),
      }),
      ...(await Promise.all(
        [
          { shape: [1, 2], values: Float64Array.of(-1, 1) },
          { shape: [200, 2], values: new Float64Array(400).fill(9) },
          { shape: [200, 2], values: Float64Array.from({ length: 400 }, (_, i) => 1 - (i % 2)) },
        ].map((array) => changed({ 'history_interval.npy': npyBytes('i', array) })),
      )),
      await changed({
        'session.json': await jsonWith(({ utterances }) =>
          Object.assign((utterances as object[])[0] ?? {}, { interval: { low: 1, high: 0 } }),
        ),
      }),
      await changed({ 'visual_seconds.npy': npyBytes('v', { shape: [2], values: Float64Array.of(2, 1) }) }),
      await changed({ 'visual_face.npy': npyBytes('v', { shape: [1], values: Uint8Array.of(2) }) }),
      await changed({ 'tokens.npy': npyBytes('t', { shape: [1, 512], values: new Float32Array(512) }) }),
      await changed({ 'acoustic.npy': npyBytes('a', { shape: [0, 20], values: new Float32Array(0) }) }),
    ]) {
      await expect(readSessionFile(file)).rejects.toMatchObject({ code: 'session-file-unreadable' });
    }
  });

  it('is refused when a neutral face in it is none', async () => {
    const face = Array.from({ length: 52 }, () => 0.5);
    const withNeutrals = async (neutrals: unknown) =>
      readSessionFile(
        await changed({ 'session.json': await jsonWith((json) => Object.assign(json, { neutrals })) }),
      );
    const { recording } = await withNeutrals([{ seconds: 1, neutral: face }]);
    expect(recording.neutrals).toEqual([{ seconds: 1, neutral: Float32Array.from(face) }]);
    for (const neutrals of [
      [{ seconds: 1, neutral: face.slice(1) }],
      [{ seconds: 1, neutral: face.with(3, 7) }],
      [{ seconds: 1, neutral: face.with(3, Number.NaN) }],
      [{ seconds: 99, neutral: null }],
      [
        { seconds: 9, neutral: null },
        { seconds: 1, neutral: face },
      ],
    ])
      await expect(withNeutrals(neutrals)).rejects.toMatchObject({ code: 'session-file-unreadable' });
  });

  it('cannot reach the prototypes of objects, and keeps words as they are', async () => {
    const text = (await jsonWith((json) => Object.assign(json, { extra: 1 }))).replace(
      /^\{/,
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const again = await readSessionFile(await changed({ 'session.json': text }));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(again).not.toHaveProperty('polluted');
    expect(again.title).toBe('<script>alert("1")</script>');
  });

  it('that claims more than there is, is refused before it is read', async () => {
    const file = new Uint8Array(await (await writeSessionFile(session)).arrayBuffer());
    const view = new DataView(file.buffer);
    // The sizes in the table of contents: signature PK\x01\x02, uncompressed size 24 bytes on.
    for (let at = 0; at + 28 < file.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fff_ffff, true);
    }
    await expect(readSessionFile(new Blob([file]))).rejects.toMatchObject({
      code: expect.stringMatching(/^session-file-(large|unreadable)$/),
    });
  });

  it('has JSON that is checked whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .jsonValue()
            .map((value) =>
              JSON.stringify({ format: 'dbr-live-session', version: 1, session: value, transcript: value }),
            ),
        ),
        (text) => {
          expect(() => readSessionJson(new TextEncoder().encode(text))).toThrow(/session-file-/);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
