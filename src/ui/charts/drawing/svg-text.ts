const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is text wherever it stands in XML or HTML, also in a quoted attribute. */
export function escapedXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}

/** Hundredths of a pixel are not seen. */
const HUNDREDTHS = 100;

/** An element of an SVG as text, where there is no document to make it; children are taken as they are. */
export function svgText(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapedXml(String(rounded(value)))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

function rounded(value: string | number | undefined): string | number | undefined {
  return typeof value === 'number' ? Math.round(value * HUNDREDTHS) / HUNDREDTHS : value;
}
