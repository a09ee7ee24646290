import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../app/problem.ts';
import type { NetworkFiles } from '../../engine/files/network-files.ts';
import { saveFile } from '../charts/frame/save-file.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';

interface OnnxButtonProps {
  /** The network to write; null when it is not there any more. */
  files(): Promise<NetworkFiles | null>;
  testId: string;
}

/** Hands a network to the person as an ONNX model. What writes it is loaded when it is first asked for. */
export function OnnxButton({ files, testId }: OnnxButtonProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const network = await files();
      if (!network) return;
      const { writeOnnx } = await import('../../engine/workers/onnx/onnx.ts');
      const written = await writeOnnx(network);
      if (written.ok) saveFile(new Blob([new Uint8Array(written.value)]), 'network.onnx');
      else setProblem(written.problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        data-testid={testId}
        onClick={() => void save()}
      >
        {t('files.exportOnnx')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
