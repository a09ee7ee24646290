import { MantineProvider } from '@mantine/core';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../testing/mount.ts';
import { theme } from '../theme/theme.ts';
import '../theme/styles.ts';
import { Popup, preloadPopups } from './popups.tsx';

const opener = () => page.getByRole('button', { name: 'Open' });
const inside = () => page.getByRole('button', { name: 'Inside' });

/** A button with a popup, on a page that lets go of something on Escape. */
async function popup(): Promise<{ letGo: number }> {
  const below = { letGo: 0 };
  await preloadPopups();
  mount().root.render(
    <MantineProvider theme={theme}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is tested is whose key it is */}
      <div
        onKeyDown={({ key, defaultPrevented }) => {
          if (key === 'Escape' && !defaultPrevented) below.letGo += 1;
        }}
      >
        <Popup label="More" target={<button type="button">Open</button>}>
          {(close) => (
            <button type="button" onClick={close}>
              Inside
            </button>
          )}
        </Popup>
      </div>
    </MantineProvider>,
  );
  await userEvent.click(opener());
  await expect.element(inside()).toBeVisible();
  return below;
}

it('is closed by one Escape while its button has the focus; the next is the page’s', async () => {
  const below = await popup();
  expect(document.activeElement).toBe(opener().element());
  await userEvent.keyboard('{Escape}');
  await expect.element(inside()).not.toBeInTheDocument();
  expect(below.letGo).toBe(0);
  await userEvent.keyboard('{Escape}');
  expect(below.letGo).toBe(1);
});

it('is closed by Escape from within, by its button and by what is in it', async () => {
  await popup();
  (inside().element() as HTMLElement).focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(inside()).not.toBeInTheDocument();
  await userEvent.click(opener());
  await expect.element(inside()).toBeVisible();
  await userEvent.click(opener());
  await expect.element(inside()).not.toBeInTheDocument();
  await userEvent.click(opener());
  await userEvent.click(inside());
  await expect.element(inside()).not.toBeInTheDocument();
});
