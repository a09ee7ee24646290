import type { Page } from '@playwright/test';

/** A file as a test has it. */
export interface Dropped {
  name: string;
  buffer: Buffer;
  mimeType?: string;
}

/** Drops files on the page, as a person does; `hover` leaves them hanging over it. */
export async function dropFiles(
  page: Page,
  files: readonly Dropped[],
  { hover = false } = {},
): Promise<void> {
  const carried = files.map(({ name, buffer, mimeType = '' }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  await page.evaluate(
    ({ given, types }) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      for (const type of types) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    { given: carried, types: hover ? ['dragover'] : ['dragover', 'drop'] },
  );
}
