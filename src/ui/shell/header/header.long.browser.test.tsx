import { testHeaderFits } from '../../testing/header-fits.ts';

// From the narrowest phone to a wide desktop.
testHeaderFits(Array.from({ length: 81 }, (_, step) => 320 + 20 * step));
