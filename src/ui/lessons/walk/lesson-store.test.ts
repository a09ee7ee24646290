import { describe, expect, it } from 'vitest';
import { createLessonStore } from './lesson-store.ts';

function memory(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept));
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  };
  return () => storage;
}

describe('the progress in the lessons', () => {
  it('goes on after a reload, at the step and in the lesson', () => {
    const [forever, here] = [memory(), memory()];
    const store = createLessonStore(forever, here);
    store.open('tsf');
    store.goTo(3);
    const { openId, progress } = createLessonStore(forever, here).state.getState();
    expect(openId).toBe('tsf');
    expect(progress.tsf).toEqual({ step: 3, passed: false });
  });

  it('is the same in another tab, which follows a lesson of its own', () => {
    const forever = memory();
    const store = createLessonStore(forever, memory());
    store.open('tsf');
    store.goTo(2);
    const other = createLessonStore(forever, memory()).state.getState();
    expect(other.openId).toBeNull();
    expect(other.progress.tsf?.step).toBe(2);
  });

  it('keeps that a lesson was passed when it is taken again', () => {
    const store = createLessonStore(memory(), memory());
    store.open('brf');
    store.goTo(6);
    store.pass();
    store.finish();
    expect(store.state.getState()).toEqual({ openId: null, progress: { brf: { step: 0, passed: true } } });
    store.open('brf');
    store.goTo(1);
    expect(store.state.getState().progress.brf).toEqual({ step: 1, passed: true });
  });

  it('is empty where something else was kept, or nothing may be', () => {
    for (const text of ['{', '[]', '{"tsf":{"step":-1,"passed":true}}']) {
      const broken = createLessonStore(memory({ 'dbr-lessons': text }), memory());
      expect(broken.state.getState().progress).toEqual({});
    }
    const refusing = () => {
      throw new DOMException('not here', 'SecurityError');
    };
    const store = createLessonStore(refusing, refusing);
    store.open('tsf');
    store.goTo(1);
    expect(store.state.getState().progress.tsf?.step).toBe(1);
  });
});
