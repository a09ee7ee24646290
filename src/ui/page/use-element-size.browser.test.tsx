import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { useElementSize } from './use-element-size.ts';

const seen: string[] = [];

function Measured({ width }: { width: number }) {
  const { ref, width: measured, height } = useElementSize<HTMLDivElement>();
  if (measured > 0) seen.push(`${measured} x ${height}`);
  return (
    <div ref={ref} style={{ width, height: 40, padding: 5, border: '1px solid', boxSizing: 'content-box' }} />
  );
}

it('is the border box, and follows', async () => {
  const { root } = mount();
  flushSync(() => root.render(<Measured width={300} />));
  await expect.poll(() => seen).toEqual(['312 x 52']);
  flushSync(() => root.render(<Measured width={200.5} />));
  await expect.poll(() => seen.at(-1)).toBe('212.5 x 52');
});
