import type { LiveState } from '../../../app/live-state.ts';
import type { LessonAct, LessonCondition } from '../../../lessons/lesson.ts';

/** What of the live state conditions look at. */
export type Observed = Pick<
  LiveState,
  'source' | 'prediction' | 'freshness' | 'presence' | 'transcript' | 'readings'
>;

/** Whether everything a step wants done is done; a step that wants nothing is. */
export function isDone(act: LessonAct | undefined, hash: string, live: Observed): boolean {
  return act?.until.every((condition) => isMet(condition, hash, live)) ?? true;
}

/** Whether what a lesson waits for is there now. */
export function isMet(condition: LessonCondition, hash: string, live: Observed): boolean {
  const { source, presence } = live;
  // What is over is nothing a person sees happen.
  const prediction = live.freshness.kind === 'past' ? null : live.prediction;
  switch (condition.on) {
    case 'address':
      return isAddress(hash, condition.view, condition.parameters);
    case 'sample':
      return (
        source.kind === 'sample' &&
        source.id === condition.id &&
        source.positionSeconds >= condition.fromSeconds
      );
    case 'prediction': {
      const { above = -3, below = 3 } = condition;
      return prediction !== null && prediction.sentiment >= above && prediction.sentiment <= below;
    }
    case 'own':
      return (
        source.kind === 'devices' &&
        presence[condition.modality] &&
        prediction !== null &&
        holds(prediction.window.texts.map(({ text }) => text).join(''), condition.saying ?? '')
      );
    case 'unread':
      return (
        source.kind === 'devices' &&
        live.transcript.some(
          ({ id, text }) => live.readings[id]?.text === 'foreign' && holds(text, condition.saying),
        )
      );
  }
}

/** Letters only: who types leaves out a full stop, and a recogniser puts in others. */
function holds(text: string, wanted: string): boolean {
  const letters = (all: string) => all.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters(text).includes(letters(wanted));
}

/** `wanted` ends in `*` for any rest, and is null for a parameter that is not there. */
function isAddress(hash: string, view: string, wanted: Readonly<Record<string, string | null>>): boolean {
  const [path = '', query = ''] = hash.split('?', 2);
  const parameters = new URLSearchParams(query);
  return (
    path === `#/${view}` &&
    Object.entries(wanted).every(([name, value]) => {
      const actual = parameters.get(name);
      if (value === null || actual === null) return value === actual;
      return value.endsWith('*') ? actual.startsWith(value.slice(0, -1)) : actual === value;
    })
  );
}
