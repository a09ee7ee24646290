import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { expect, it } from 'vitest';
import { readSessionFile } from '../session/stored/read-session-file.ts';
import { SessionError } from '../session/stored/session-error.ts';
import { readSessionJson } from '../session/stored/session-json.ts';
import type { StoredSession } from '../session/stored/stored-session.ts';
import { storedSessionFixture } from '../session/stored/testing/stored-session-fixture.ts';
import { writeSessionFile } from '../session/stored/write-session-file.ts';
import { expectHardy, hostileBytes, hostileText } from './hostile-input.ts';

const isRefusal = (error: unknown) => error instanceof SessionError;

/** A second of the fixture: damage is to fall on every kind of field, not on one long array. */
function shortSession(): StoredSession {
  const session = storedSessionFixture();
  const { recording, history } = session;
  const { acoustic, visual } = recording;
  return {
    ...session,
    history: history.slice(0, 8),
    recording: { ...recording, acoustic: acoustic.slice(0, 20), visual: visual.slice(0, 8) },
  };
}

it('any session file is read as a session that can be played, or refused', async () => {
  const sound = await (await writeSessionFile(shortSession())).arrayBuffer();
  await expectHardy(
    hostileBytes(new Uint8Array(sound)),
    async ({ bytes, rubbish }) => {
      const { recording, history } = await readSessionFile(new Blob([bytes as Uint8Array<ArrayBuffer>]));
      expect(rubbish, 'rubbish was taken for a session').toBe(false);
      for (const { seconds, values } of recording.acoustic) {
        expect(Number.isFinite(seconds) && values.every(Number.isFinite)).toBe(true);
      }
      for (const { sentiment } of history) expect(Math.abs(sentiment)).toBeLessThanOrEqual(3.001);
    },
    isRefusal,
  );
});

it('any description of a session is read field by field, or refused', async () => {
  const zip = new ZipReader(new BlobReader(await writeSessionFile(shortSession())), { useWebWorkers: false });
  const entry = (await zip.getEntries()).find(({ filename }) => filename === 'session.json');
  if (!entry || entry.directory) throw new Error('The file has no session.json.');
  const sound = await entry.getData(new TextWriter());
  await expectHardy(
    hostileText(sound, JSON.stringify(JSON.parse(sound))),
    (text) => {
      const { session, durationSeconds } = readSessionJson(new TextEncoder().encode(text));
      expect(session.title.length).toBeLessThanOrEqual(1000);
      expect(durationSeconds).toBeGreaterThanOrEqual(0);
    },
    isRefusal,
  );
});
