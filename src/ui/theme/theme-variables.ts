import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineThemeOverride,
  mergeMantineTheme,
} from '@mantine/core';

/**
 * Gives the page the theme's CSS variables as a style sheet of its own. Mantine would write them into a style element,
 * which the page's Content-Security-Policy refuses as it refuses any inline style.
 */
export function adoptThemeVariables(theme: MantineThemeOverride): void {
  const usual = defaultCssVariablesResolver(DEFAULT_THEME);
  const own = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables({
      variables: changed(own.variables, usual.variables),
      light: changed(own.light, usual.light),
      dark: changed(own.dark, usual.dark),
    }),
  );
  document.adoptedStyleSheets.push(sheet);
}

type Variables = Record<`--${string}`, string>;

/** Only what the theme changes: the rest is in Mantine's style sheet, where the page's own may stand above it. */
function changed(own: Variables, usual: Variables): Variables {
  return Object.fromEntries(
    Object.entries(own).filter(([name, value]) => usual[name as `--${string}`] !== value),
  );
}
