import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { withoutHidden } from '../page/dropped-files.ts';
import { useLoadFiles } from './use-load-files.tsx';

interface LoadFilesButtonProps
  extends Pick<ButtonProps, 'size' | 'variant' | 'leftSection' | 'loading' | 'disabled'> {
  /** Kinds of file the dialog shows first; any other that is chosen is taken to where it belongs. */
  accept: string;
  testId: string;
  title?: string;
  /** A folder is chosen, with all that is in it. */
  folder?: boolean;
  children: ReactNode;
}

/** Brings files a person chooses in the system's dialog. */
export function LoadFilesButton({ accept, testId, folder = false, children, ...look }: LoadFilesButtonProps) {
  const loadFiles = useLoadFiles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        {...(folder && { webkitdirectory: '' })}
        hidden
        accept={accept}
        data-testid={testId}
        onChange={({ currentTarget }) => {
          const files = withoutHidden([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
          if (files.length > 0) loadFiles(files);
        }}
      />
      <Button {...look} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </div>
  );
}
