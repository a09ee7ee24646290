/** All backends agree in Chromium, webgpu among them; `properties.long.browser.test.ts` holds it to the rest. */
import './backends.test.ts';
