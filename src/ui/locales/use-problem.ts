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

/** A language's name in the page's; a file may say any code, and one that is none stays as it is. */
function languageName(code: string, pageLanguage: string): string {
  try {
    return new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The two sentences of a problem: what happened, and what the person can do. */
export function useProblem(): (problem: SaidProblem) => ProblemWords {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ code, detail }) => {
      const key = isKnown(code) ? code : 'unknown';
      const said = detail ?? (isKnown(code) ? '' : code);
      const values = { detail: key === 'media-foreign' ? languageName(said, i18n.language) : said };
      const sentences = {
        what: t(`problems.${key}.what`, values),
        action: t(`problems.${key}.action`, values),
      };
      return RAW_DETAIL.includes(key) && values.detail ? { ...sentences, raw: values.detail } : sentences;
    },
    [t, i18n.language],
  );
}
