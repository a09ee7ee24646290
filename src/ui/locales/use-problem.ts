import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../store/live-state.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../store/problem-codes.ts';
import type { ProblemSentences } from './problems.ts';

function isKnown(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).includes(code);
}

/** The two sentences of a problem: what happened, and what the person can do. */
export function useProblem(): (problem: Problem) => ProblemSentences {
  const { t } = useTranslation();
  return useCallback(
    ({ code, detail }) => {
      const key = isKnown(code) ? code : 'unknown';
      const values = { detail: detail ?? (isKnown(code) ? '' : code) };
      return { what: t(`problems.${key}.what`, values), action: t(`problems.${key}.action`, values) };
    },
    [t],
  );
}
