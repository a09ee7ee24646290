import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useMediaFileStore } from './media-context.ts';

interface FileButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** Kinds of file, as the file dialog wants them. */
  accept: string;
  testId: string;
  children: ReactNode;
}

/** Brings files a person chooses in the system's dialog. */
export function FileButton({ accept, testId, children, ...look }: FileButtonProps) {
  const { bring } = useMediaFileStore();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        data-testid={testId}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (files.length > 0) void bring(files);
        }}
      />
      <Button {...look} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </div>
  );
}
