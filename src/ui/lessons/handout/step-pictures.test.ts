import { describe, expect, it } from 'vitest';
import type { LessonStep } from '../../../lessons/lesson.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import { isChart, pictureJobs } from './step-pictures.ts';

const of = (id: string) =>
  pictureJobs(LESSONS.find((lesson) => lesson.id === id)?.steps ?? []).flatMap((job) =>
    'pictures' in job ? [] : job,
  );

describe('the pictures of a handout', () => {
  it('are of every chart that a lesson highlights', () => {
    for (const { id, steps } of LESSONS) {
      const highlighted = steps.flatMap(({ highlight }) => highlight ?? []).filter(isChart);
      const jobs = pictureJobs(steps);
      expect(jobs.length > 0, id).toBe(highlighted.length > 0);
      for (const job of jobs) {
        if ('pictures' in job) continue;
        expect(job.charts.length, id).toBeGreaterThan(0);
        expect(job.link.subject?.kind, id).toBe('recording');
      }
    }
    // The lesson on limits is about what pupils type themselves.
    const bare = LESSONS.filter(({ steps }) => pictureJobs(steps).length === 0);
    expect(bare.map(({ id }) => id)).toEqual(['limits']);
  });

  it('of the Corpus are of the networks and the order that a step shows, each once', () => {
    const [job] = pictureJobs(LESSONS.find(({ id }) => id === 'does-it-work')?.steps ?? []);
    const pictures = job && 'pictures' in job ? job.pictures : [];
    expect(pictures.map(({ step, chart, look: { b, sort } }) => [step, chart, b, sort.column])).toEqual([
      [0, 'corpus-heatmap', null, 'a:beta'],
      [1, 'corpus-beta', null, 'a:beta'],
      [3, 'corpus-beta', 'plain', 'a:beta'],
      [4, 'corpus-heatmap', 'plain', 'b:beta'],
      [6, 'corpus-slices', 'plain', 'a:beta'],
    ]);
    const steps: LessonStep[] = [
      { view: '#/corpus?data=0123456789abcdef:mine.npz', highlight: 'corpus-beta', terms: [] },
    ];
    expect(pictureJobs(steps)).toEqual([]);
  });

  it('are of the place the app is at, acts done before and all', () => {
    const [first, silenced, last] = of('shared-private');
    // The second step’s heatmap is the first one’s, and is not repeated; the last step’s place is the first one’s again.
    expect(first?.charts).toEqual([
      { name: 'contributions', step: 0 },
      { name: 'lab-shapley', step: 6 },
    ]);
    expect(silenced?.link.a?.scales).toEqual([1, 1, 1, 0, 0, 0]);
    expect(silenced?.charts).toEqual([{ name: 'contributions', step: 5 }]);
    expect(last).toBeUndefined();
    expect(of('imbalance').map(({ source, link }) => [source, link.show])).toEqual([
      ['evidence', 'difference'],
      ['evidence', 'b'],
      ['bank', undefined],
    ]);
  });

  it('of the Live view are of the moment up to which the lesson plays', () => {
    expect(of('sarcasm')[0]).toMatchObject({
      source: 'alone',
      link: { subject: { kind: 'recording', id: 'sarcastic', seconds: 4.5 } },
      charts: [{ name: 'modalities', step: 0 }],
    });
    expect(of('three-modalities')[0]?.charts).toEqual([{ name: 'modalities', step: 1 }]);
  });
});
