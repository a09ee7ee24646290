import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LoadFilesButton } from '../../files/LoadFilesButton.tsx';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { SessionChooser } from './SessionChooser.tsx';

/** Where rows come from: files, a folder, kept sessions, or the bank again. */
export function BringBar() {
  const { t } = useTranslation('corpus');
  const { loadBank, add } = useCorpusStore();
  const isOwn = useCorpus((state) => state.corpus !== null && state.corpus.name !== null);
  const adding = useCorpus((state) => state.adding);
  return (
    <>
      <LoadFilesButton
        accept=".npz,.csv,.tsv,.jsonl,.parquet,.json,.bin,.zip,video/*,audio/*,.srt,.vtt"
        testId="corpus-files"
        size="compact-sm"
        variant="default"
        title={t('bring.filesHint')}
      >
        {t('bring.files')}
      </LoadFilesButton>
      <LoadFilesButton
        accept=""
        folder
        testId="corpus-folder"
        size="compact-sm"
        variant="default"
        title={t('bring.folderHint')}
      >
        {t('bring.folder')}
      </LoadFilesButton>
      <SessionChooser />
      {isOwn && (
        <>
          <label>
            <input
              type="checkbox"
              checked={adding}
              data-testid="corpus-adding"
              onChange={({ currentTarget }) => add(currentTarget.checked)}
            />
            {t('bring.add')}
          </label>
          <Button
            size="compact-sm"
            variant="default"
            data-testid="corpus-bank"
            onClick={() => void loadBank()}
          >
            {t('run.backToBank')}
          </Button>
        </>
      )}
    </>
  );
}
