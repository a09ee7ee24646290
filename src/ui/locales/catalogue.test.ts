import { expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../store/problem-codes.ts';
import { en } from './en.ts';

function sentences(node: object, path = ''): [string, unknown][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object'
      ? sentences(value, `${path}${key}.`)
      : [[`${path}${key}`, value] as [string, unknown]],
  );
}

it('has no empty sentence', () => {
  for (const [key, value] of sentences(en)) expect(value, key).toMatch(/\S/);
});

it('says of every problem what happened and what to do, as sentences', () => {
  for (const code of PROBLEM_CODES) {
    expect(en.problems[code].what, code).toMatch(/^[A-Z].*(\.|\{\{detail\}\})$/);
    expect(en.problems[code].action, code).toMatch(/^[A-Z].*\.$/);
  }
});
