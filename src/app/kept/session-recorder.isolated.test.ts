import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  RecordingOptions,
  RunningRecording,
  recordSession,
} from '../../session/stored/record-session.ts';
import type { SessionDatabase } from '../../session/stored/session-database.ts';
import { SessionError } from '../../session/stored/session-error.ts';
import type { Problem } from '../problem.ts';
import { createSessionRecorder } from './session-recorder.ts';

const record = vi.hoisted(() => vi.fn());
vi.mock('../../session/stored/record-session.ts', () => ({ recordSession: record }));

const KEPT = { name: 'kept' } as unknown as SessionDatabase;
const HELD = { name: 'held' } as unknown as SessionDatabase;

let begun: RecordingOptions[];
let streams: [kind: string, stream: MediaStream | null][];
let told: Problem[];
let lists: number;
let recorder: ReturnType<typeof createSessionRecorder>;

beforeEach(() => {
  begun = [];
  streams = [];
  told = [];
  lists = 0;
  record.mockReset().mockImplementation((async (options) => {
    begun.push(options);
    return {
      id: options.id,
      setStream: (kind, stream) => void streams.push([kind, stream]),
      finish: async () => options.onEnd(),
    } satisfies RunningRecording;
  }) as typeof recordSession);
  recorder = createSessionRecorder({
    database: async () => KEPT,
    hold: () => HELD,
    beginSession: () => ({}) as RecordingOptions['session'],
    notify: (problem) => void told.push(problem),
    onKept() {
      lists += 1;
    },
  });
});

const now = () => recorder.state.getState();

describe('the recorder', () => {
  it('records a session from its beginning to its end into the browser’s storage', async () => {
    recorder.setKeep('audio', true);
    await recorder.start('First try');
    expect(begun).toMatchObject([
      { database: KEPT, bounded: true, title: 'First try', media: { audio: true, video: false } },
    ]);
    expect(now()).toMatchObject({ status: 'on', id: begun[0]?.id, kept: true, problem: null });
    await recorder.stop();
    expect(now().status).toBe('off');
    expect(lists).toBe(1);
  });

  it('gives the recording the devices there are, and those that come later', async () => {
    const camera = {} as MediaStream;
    recorder.setStream('video', camera);
    await recorder.start('');
    recorder.setStream('audio', null);
    expect(streams).toEqual([
      ['video', camera],
      ['audio', null],
    ]);
  });

  it('records one session at a time', async () => {
    await Promise.all([recorder.start('a'), recorder.start('b')]);
    expect(begun.map(({ title }) => title)).toEqual(['a']);
  });

  it('records into memory where nothing can be kept, and says why', async () => {
    record.mockRejectedValueOnce(new SessionError('storage-full', ''));
    await recorder.start('');
    expect(begun).toMatchObject([{ database: HELD, bounded: false }]);
    expect(now()).toMatchObject({ status: 'on', kept: false, problem: { code: 'storage-full' } });
  });

  it('is off where it cannot be recorded at all', async () => {
    record.mockRejectedValue(new SessionError('storage-full', ''));
    await recorder.start('');
    expect(now()).toMatchObject({ status: 'off', problem: { code: 'storage-full' } });
  });

  it('passes on what happens to a recording, and knows when it is no longer kept', async () => {
    await recorder.start('');
    begun[0]?.onProblem('recording-not-kept', 'quota');
    expect(told).toEqual([{ code: 'recording-not-kept', detail: 'quota' }]);
    expect(now().kept).toBe(false);
  });
});
