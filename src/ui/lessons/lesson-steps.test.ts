import { describe, expect, it } from 'vitest';
import { initialState } from '../../app/live/initial-state.ts';
import type { LessonStep } from '../../lessons/lesson.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { SAMPLES } from '../../session/samples/samples.ts';
import { CORPUS_LINK } from '../corpus/link/corpus-link.ts';
import { LAB_LINK } from '../laboratory/store/address/lab-link.ts';
import { refusedText } from '../link/link-table.ts';
import { SHELL_LINK } from '../link/shell-link.ts';
import { VIEW_IDS } from '../link/view-ids.ts';
import { glossary } from '../locales/en/glossary.ts';
import { isMet } from './walk/conditions.ts';

/** What the addresses of views say beside the view. */
const TABLES: Record<string, Parameters<typeof refusedText>[0]> = {
  laboratory: [LAB_LINK],
  corpus: [CORPUS_LINK],
};
const SAMPLE_IDS = SAMPLES.map(({ id }) => String(id));
const steps = LESSONS.flatMap((lesson) =>
  lesson.steps.map((step, index): [string, LessonStep] => [`${lesson.id}, step ${index + 1}`, step]),
);

describe.each(steps)('%s', (_name, step) => {
  it('leads to views that are there, by addresses they understand', () => {
    for (const address of [step.view, step.act?.shown]) {
      if (address === undefined) continue;
      const view = address.slice(2).split('?', 1)[0];
      expect(VIEW_IDS.map(String)).toContain(view);
      expect(refusedText(TABLES[view ?? ''] ?? [SHELL_LINK], address)).toBe('');
      const sample = new URLSearchParams(address.split('?')[1]).get('session')?.split('@', 1)[0];
      if (sample !== undefined) expect(SAMPLE_IDS).toContain(sample);
    }
  });

  it('uses words of the glossary and sample sessions that are there', () => {
    for (const term of step.terms) expect(Object.keys(glossary)).toContain(term);
    if (step.play !== undefined) expect(SAMPLE_IDS).toContain(step.play);
  });

  it('shows what it wants done, and does not begin with it', () => {
    const wanted = step.act?.until.filter(({ on }) => on === 'address') ?? [];
    const live = initialState('delighted');
    for (const condition of wanted) {
      expect(isMet(condition, `${step.act?.shown}&lang=zh`, live)).toBe(true);
      expect(isMet(condition, step.view ?? '', live)).toBe(false);
    }
  });
});
