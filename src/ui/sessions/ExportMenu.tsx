import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionSummary, StoredSession } from '../../session/stored/stored-session.ts';
import { csvText } from '../charts/frame/csv.ts';
import { saveFile } from '../charts/frame/save-file.ts';
import { stepOf } from '../charts/prediction/seven-steps.ts';
import { fileNameOf } from '../files/file-name.ts';
import { useFormat } from '../locales/use-format.ts';
import { IconButton } from '../page/IconButton.tsx';
import { useLiveStore } from '../page/live-context.tsx';
import { predictionRows, predictionsJson } from './predictions.ts';

/** Everything a session can be exported as. */
export function ExportMenu({ session: { id, title, media } }: { session: SessionSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sessions } = useLiveStore();
  const name = fileNameOf(title);

  const label = (sentiment: number) => t(`steps.${stepOf(sentiment)}`);
  const file = async (withMedia: boolean) => {
    const blob = await sessions.exportFile(id, withMedia);
    if (blob) saveFile(blob, `${name}.dbr.zip`);
  };
  const made =
    (ending: string, make: (session: StoredSession) => Promise<Blob | null> | Blob) => async () => {
      const blob = await sessions.exportOf(id, async (session) => make(session));
      if (blob) saveFile(blob, `${name}.${ending}`);
    };
  const csv = made('csv', ({ utterances }) => {
    const rows = predictionRows(utterances, { column: (name) => t(`sessions.columns.${name}`), label });
    return new Blob([csvText(rows)], { type: 'text/csv' });
  });
  const json = made('json', (session) => predictionsJson(session));
  const npz = made('npz', async (session) => {
    const { sessionFeatures } = await import('../../session/stored/session-features.ts');
    return sessionFeatures(session);
  });
  const vtt = made('vtt', async ({ utterances }) => {
    const { sentimentVtt } = await import('../../session/stored/sentiment-vtt.ts');
    const describe = (sentiment: number) => `${format.signed(sentiment, 1)} ${label(sentiment)}`;
    return new Blob([sentimentVtt(utterances, describe)], { type: 'text/vtt' });
  });

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon="export" label={`${t('sessions.export.label')}: ${title}`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void file(true)}>{t('sessions.export.session')}</Menu.Item>
        {media.length > 0 && (
          <Menu.Item onClick={() => void file(false)}>{t('sessions.export.withoutMedia')}</Menu.Item>
        )}
        <Menu.Item onClick={() => void csv()}>{t('sessions.export.csv')}</Menu.Item>
        <Menu.Item onClick={() => void json()}>{t('sessions.export.json')}</Menu.Item>
        <Menu.Item onClick={() => void vtt()}>{t('sessions.export.vtt')}</Menu.Item>
        <Menu.Item onClick={() => void npz()}>{t('sessions.export.npz')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
