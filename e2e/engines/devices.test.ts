import { expect, inject, it } from 'vitest';
import { until } from '../../scripts/engines/engine.ts';
import { problems } from '../../src/ui/locales/en/problems.ts';
import { inEachEngine } from './each-engine.ts';
import { isThere, openApp, sentimentOf, textOf } from './live-tab.ts';

const address = inject('address');

inEachEngine((visit, name) => {
  // WebKitGTK has no devices here, and none that are made up.
  it.skipIf(name === 'webkit')(
    'opens camera and microphone, and says what of them does not run',
    async () => {
      const { tab } = visit;
      await openApp(tab, address);
      await until('a prediction', () => sentimentOf(tab));
      await tab.click('[data-testid="use-camera"]');
      for (const channel of ['camera', 'microphone'])
        await until(`the ${channel}`, () =>
          isThere(tab, `[data-testid="channel-${channel}"][data-status="on"]`),
        );

      // A machine without a graphics driver gives workers no WebGL: no face then, and a sentence of ours about it.
      const face = await until('the face model to run or to fail', () =>
        tab.evaluate(() => {
          const status = document.querySelector('[data-testid="part-face"]')?.getAttribute('data-status');
          return status === 'ready' || status === 'failed' ? status : null;
        }, null),
      );
      if (face === 'failed') expect(await textOf(tab, 'main')).toContain(problems['face-no-webgl'].what);
      console.log(`${name}: the face model is ${face}`);
      await tab.enter('[data-testid="transcript-input"]', 'I absolutely loved this film.');
      await until('a positive answer', async () => ((await sentimentOf(tab)) ?? 0) > 0.5 || null);
    },
  );
});
