/** Work on the newest of what is asked. */
export interface NewestFirst<Question> {
  ask(question: Question): void;
  /** Nothing is worked on or heard of from then on. */
  end(): void;
}

/**
 * For work that is slower than the questions come: one at a time, and of what is asked meanwhile the newest alone. An answer
 * is handed over also when something newer waits: it is the newest there is.
 * @param restToCost rests after each answer for so many times as long as it took, so that others get their turn
 */
export function newestFirst<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  onAnswer: (answer: Answer, question: Question) => void,
  restToCost = 0,
): NewestFirst<Question> {
  let waiting: { question: Question } | null = null;
  let busy = false;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function next(): Promise<void> {
    if (!waiting || busy || ended) return;
    const { question } = waiting;
    waiting = null;
    busy = true;
    const startedAt = performance.now();
    try {
      const found = await answer(question);
      if (!ended) onAnswer(found, question);
    } finally {
      timer = setTimeout(
        () => {
          busy = false;
          void next();
        },
        restToCost * (performance.now() - startedAt),
      );
    }
  }

  return {
    ask(question) {
      waiting = { question };
      void next();
    },
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
