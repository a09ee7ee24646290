import { describe, expect, it, vi } from 'vitest';
import { newestFirst } from './newest-first.ts';

/** Work that is done when the test says so. */
function atWork(restToCost = 0) {
  const asked: number[] = [];
  const heard: string[] = [];
  let finish: () => void = () => undefined;
  const { ask, end } = newestFirst(
    (question: number) => {
      asked.push(question);
      return new Promise<string>((resolve) => {
        finish = () => resolve(`answer ${question}`);
      });
    },
    (answer, question) => heard.push(`${answer} to ${question}`),
    restToCost,
  );
  const done = async () => {
    finish();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, heard, ask, end, done };
}

describe('the newest question first', () => {
  it('is one at a time; of those that came meanwhile the last alone is worked on, and no answer is lost', async () => {
    vi.useFakeTimers();
    const { asked, heard, ask, done } = atWork();
    for (const question of [1, 2, 3]) ask(question);
    expect(asked).toEqual([1]);
    await done();
    expect(asked).toEqual([1, 3]);
    await done();
    expect(heard).toEqual(['answer 1 to 1', 'answer 3 to 3']);
    vi.useRealTimers();
  });

  it('rests between answers', async () => {
    vi.useFakeTimers();
    const { asked, ask, done } = atWork(2);
    ask(1);
    await vi.advanceTimersByTimeAsync(100);
    await done();
    ask(2);
    await vi.advanceTimersByTimeAsync(190);
    expect(asked).toEqual([1]);
    await vi.advanceTimersByTimeAsync(20);
    expect(asked).toEqual([1, 2]);
    vi.useRealTimers();
  });

  it('is heard of no more when it has ended', async () => {
    vi.useFakeTimers();
    const { asked, heard, ask, end, done } = atWork();
    ask(1);
    ask(2);
    end();
    await done();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([1]);
    expect(heard).toEqual([]);
    vi.useRealTimers();
  });
});
