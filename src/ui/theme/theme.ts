import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import overlay from '../page/overlay.module.css';
import { FONT_FAMILY } from './font.ts';

/**
 * One quiet ink for everything that can be pressed: blue and red are spoken for, they mean negative and positive.
 * Shade 9 fills on a light page, shade 0 on a dark one.
 */
const ink: MantineColorsTuple = [
  '#f1f3f6',
  '#dfe3e9',
  '#c3cad4',
  '#9da7b5',
  '#76818f',
  '#566170',
  '#414b59',
  '#303845',
  '#222934',
  '#171c25',
];

/** Slate instead of Mantine's neutral greys, so that cards, wells and lines of the dark page share one hue. */
const dark: MantineColorsTuple = [
  '#e6eaf0',
  '#c6cdd8',
  '#98a3b3',
  '#7f8a9a',
  '#3a4350',
  '#2b323d',
  '#1f252e',
  '#171c24',
  '#11151b',
  '#0c0f14',
];

export const theme = createTheme({
  fontFamily: FONT_FAMILY,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  black: '#171c25',
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Filled means ink with the card's colour on it, in both schemes; Mantine would write white on the light ink of the
  // dark page.
  variantColorResolver: (input) =>
    input.variant === 'filled'
      ? {
          background: 'var(--ink)',
          hover: 'color-mix(in srgb, var(--ink) 86%, var(--card))',
          color: 'var(--card)',
          border: 'none',
        }
      : defaultVariantColorsResolver(input),
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.75rem', md: '0.8125rem', lg: '0.9375rem', xl: '1.125rem' },
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } },
    Popover: { defaultProps: { shadow: 'md', withArrow: true } },
    Menu: { defaultProps: { shadow: 'md' } },
    // Scrolling is locked by overlay.module.css: Mantine does it with an inline style, which the page's policy refuses.
    Drawer: { classNames: overlay, defaultProps: { lockScroll: false } },
    Modal: { classNames: overlay, defaultProps: { lockScroll: false, radius: 'lg' } },
  },
});
