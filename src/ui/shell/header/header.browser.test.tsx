import { testHeaderFits } from '../../testing/header-fits.ts';

// Phones, tablets and desktops; header.long.browser.test.tsx has all between them.
testHeaderFits([320, 390, 600, 768, 1024, 1280, 1440, 1920]);
