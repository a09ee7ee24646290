import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../charts/frame/save-file.ts';
import { presentTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import { Icon } from '../../page/icons.tsx';
import { showNotice } from '../../problems/notices.tsx';
import { ProblemDetails } from '../../problems/ProblemDetails.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { useLookedAt } from '../store/use-looked-at.ts';
import { useColumnWords } from '../words/use-column-words.ts';

/** One click makes a report of what the view shows and hands it over as a file. */
export function ReportButton({ hash }: { hash: string }) {
  const { t, i18n } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const { state } = useCorpusStore();
  const { rows: counted } = useLookedAt();
  const there = useCorpus(({ columns }) => columns?.get('a:prediction') != null);
  const [making, setMaking] = useState(false);

  const make = async () => {
    // What makes it is large, and a report is made seldom.
    const { reportOf } = await import('./report-of.ts');
    const html = await reportOf(state.getState(), counted, {
      language: i18n.language,
      link: new URL(hash, window.location.href).href,
      at: new Date().toLocaleString(i18n.language),
      tools: { t, format, words, widthOf: presentTextWidth() },
    });
    if (html) saveFile(new Blob([html], { type: 'text/html' }), 'dbr-corpus-report.html');
  };
  const onClick = () => {
    setMaking(true);
    make()
      .catch((cause: unknown) => {
        const raw = cause instanceof Error ? cause.message : String(cause);
        showNotice({ title: t('report.failed'), message: <ProblemDetails raw={raw} />, color: 'orange' });
      })
      .finally(() => setMaking(false));
  };
  const label = making ? t('report.making') : t('report.make');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        data-testid="corpus-report"
        disabled={making || !there}
        onClick={onClick}
      >
        {making ? <Loader size={14} color="gray" /> : <Icon name="report" />}
      </ActionIcon>
    </Tooltip>
  );
}
