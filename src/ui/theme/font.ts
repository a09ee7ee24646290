/** The page's own font (`fonts.css`), then what systems have for Chinese, then whatever they have. */
export const FONT_FAMILY =
  "'Inter Variable', Inter, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', system-ui, sans-serif";

const PATIENCE_MS = 1500;

/**
 * Resolves when the page's font is there, or is not going to be soon: charts laid out before would jump. Never rejects;
 * without the font the page is readable all the same.
 */
export async function fontReady(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const loaded = document.fonts.load("400 12px 'Inter Variable'", 'a').then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([loaded, late]);
}
