import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../locales/use-problem.ts';
import { useLive, useLiveActions } from '../page/live-context.tsx';
import { showNotice } from '../problems/notices.tsx';
import { ProblemDetails } from '../problems/ProblemDetails.tsx';

const SHOWN_MS = 9000;

/** Shows the store's notices as notifications, each once, and tells the store when one is gone. */
export function useNotices(): void {
  const { t } = useTranslation();
  const problem = useProblem();
  const notices = useLive((live) => live.notices);
  const { dismissNotice } = useLiveActions();
  useEffect(() => {
    for (const notice of notices) {
      const { what, action, raw } = problem(notice.problem);
      // Showing an id that is already shown does nothing.
      showNotice({
        id: notice.id,
        title: what,
        message: (
          <>
            {action}
            <ProblemDetails raw={raw} />
          </>
        ),
        color: 'ink',
        autoClose: SHOWN_MS,
        onClose: () => dismissNotice(notice.id),
        closeButtonProps: { 'aria-label': t('notices.close') },
        'data-testid': 'notice',
        'data-problem': notice.problem.code,
      });
    }
  }, [notices, problem, dismissNotice, t]);
}
