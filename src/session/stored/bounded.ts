import { SessionError } from './session-error.ts';

/**
 * An answer of the browser's storage, which may never come: a damaged profile or a full disk leaves requests open.
 * @throws SessionError `storage-silent` after so many milliseconds
 */
export function within<Answer>(answer: Promise<Answer>, milliseconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SessionError('storage-silent', '')), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Calls that are waited for as long as each needs, and no longer than a moment once one got no answer. */
export interface Patience {
  wait<Answer>(answer: Promise<Answer>, milliseconds: number): Promise<Answer>;
}

/** What a storage that did not answer once gets after that. */
const MOMENT_MILLISECONDS = 500;

export function createPatience(): Patience {
  let silent = false;
  return {
    async wait(answer, milliseconds) {
      try {
        const answered = await within(
          answer,
          silent ? Math.min(MOMENT_MILLISECONDS, milliseconds) : milliseconds,
        );
        silent = false;
        return answered;
      } catch (error) {
        silent = error instanceof SessionError && error.code === 'storage-silent';
        throw error;
      }
    },
  };
}
