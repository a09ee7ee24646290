import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PROBLEM_CODES, type ProblemCode, RAW_DETAIL } from '../../app/problem.ts';
import type { ProblemSentences } from './en/problems.ts';

function isKnown(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).includes(code);
}

export interface ProblemWords extends ProblemSentences {
  /** What a library or the browser said, in its own words. */
  raw?: string;
}

/** A problem, or what a file says was one: another version may know other codes. */
export interface SaidProblem {
  code: string;
  detail?: string;
}

/** The two sentences of a problem: what happened, and what the person can do. */
export function useProblem(): (problem: SaidProblem) => ProblemWords {
  const { t } = useTranslation();
  return useCallback(
    ({ code, detail }) => {
      const key = isKnown(code) ? code : 'unknown';
      const values = { detail: detail ?? (isKnown(code) ? '' : code) };
      const sentences = {
        what: t(`problems.${key}.what`, values),
        action: t(`problems.${key}.action`, values),
      };
      return RAW_DETAIL.includes(key) && values.detail ? { ...sentences, raw: values.detail } : sentences;
    },
    [t],
  );
}
