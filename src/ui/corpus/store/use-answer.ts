import { useEffect, useState } from 'react';

/**
 * What was answered last about `of`; null before, and once it is about something else. A question that another follows is
 * not heard of again.
 * @param ask the same function while the question is the same; null where there is no answer
 */
export function useAnswer<Value>(of: object, ask: () => Promise<Value | null>): Value | null {
  const [answer, setAnswer] = useState<{ of: object; value: Value } | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask().then((value) => {
      if (wanted && value !== null) setAnswer({ of, value });
    });
    return () => {
      wanted = false;
    };
  }, [of, ask]);
  return answer?.of === of ? answer.value : null;
}
