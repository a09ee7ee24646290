import { expect, it } from 'vitest';
import { LAB_LINK } from '../ui/laboratory/store/address/lab-link.ts';
import { type LinkTable, linkText, readLink, refusedText } from '../ui/link/link-table.ts';
import { SHELL_LINK } from '../ui/link/shell-link.ts';
import { VIEW_IDS, viewIdOf } from '../ui/link/view-ids.ts';
import { expectHardy, hostileText } from './hostile-input.ts';

const ADDRESSES = [
  '#/laboratory?session=sarcastic@4.5&words=1:terrible,3:a%252Cb&b=plain:000&show=difference&lang=en&theme=dark',
  '#/laboratory?session=live&swap=visual:flat@3.5&a=dbr:111:1,1,0,1,1,2&modality=acoustic&pin=visual.12&folded=tsf,brf',
  '#/live?lang=en',
  '#/sessions',
];

/** What was read of an address is what writing it and reading that again gives: nothing is half understood. */
function expectSound<View>(table: LinkTable<View>, address: string): void {
  const { view } = readLink(table, address);
  for (const part of Object.keys(view) as (keyof View)[]) {
    const one = { [part]: table[part] } as unknown as LinkTable<Partial<View>>;
    const again = readLink(one, `#/view?${linkText(one, view)}`);
    expect(again.refused).toEqual([]);
    // What goes without saying is not written.
    if (again.said) expect(again.view[part]).toEqual(view[part]);
  }
}

it('any address opens a view; what is understood of it is sound, and what is not is told', async () => {
  await expectHardy(hostileText(...ADDRESSES), (address) => {
    expect(VIEW_IDS).toContain(viewIdOf(address));
    expectSound(SHELL_LINK, address);
    expectSound(LAB_LINK, address);
    expect(refusedText([SHELL_LINK, LAB_LINK], address).length).toBeLessThan(200);
  });
});
