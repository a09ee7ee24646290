import { SVG } from '../drawing/svg-element.ts';

/** What an element hands down to those inside it: written where it changes, and nowhere else. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;

/** Attributes that mean something on the page alone. */
const OF_THE_PAGE = /^(class|style|role|tabindex|focusable|aria-.*|data-.*)$/;

/** A chart's copy that no style sheet has to reach, in light colours, and its size on the page. */
export interface StandaloneChart {
  svg: SVGSVGElement;
  width: number;
  height: number;
}

/**
 * Copies a chart's SVG so that it looks the same outside the page: styles become attributes, colours are those of the
 * light page whatever the page's scheme, words stand above their halo in every program, and what is for the screen only
 * is left out.
 */
export function standaloneChart(
  chart: SVGSVGElement,
  underlay?: (copy: SVGSVGElement) => void,
): StandaloneChart {
  const { width, height } = sizeOf(chart);
  const copy = chart.cloneNode(true) as SVGSVGElement;
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove();
  underlay?.(copy);
  // Light tokens are those of a light part of the page; there, the copy's styles say what to write.
  const stage = document.createElement('div');
  stage.dataset.light = '';
  stage.inert = true;
  stage.style.cssText = `position: fixed; left: -9999px; top: 0; width: ${width}px`;
  stage.append(copy);
  document.body.append(stage);
  try {
    writeStyles(copy);
  } finally {
    stage.remove();
  }
  copy.remove();
  if (!copy.getAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('overflow', 'visible');
  return { svg: copy, width, height };
}

function sizeOf(chart: SVGSVGElement): { width: number; height: number } {
  const { width, height } = chart.viewBox.baseVal ?? { width: 0, height: 0 };
  const shown = { width: chart.clientWidth, height: chart.clientHeight };
  return shown.width > 0 && shown.height > 0 ? shown : { width, height };
}

interface Written {
  element: SVGElement;
  values: Map<string, string>;
  transform: string;
  opacity: string;
  hidden: boolean;
  haloed: boolean;
}

/** Reads everything first and writes then: what is written changes what would be read. */
function writeStyles(root: SVGSVGElement): void {
  const all: Written[] = [root, ...root.querySelectorAll<SVGElement>('*')].map((element) => {
    const computed = getComputedStyle(element);
    const { lightFill, lightStroke } = element.dataset;
    const values = new Map(INHERITED.map((name) => [name as string, computed.getPropertyValue(name)]));
    if (lightFill) values.set('fill', lightFill);
    if (lightStroke) values.set('stroke', lightStroke);
    return {
      element,
      values,
      transform: computed.transform,
      opacity: computed.opacity,
      hidden: computed.display === 'none',
      haloed: element instanceof SVGTextElement && computed.paintOrder.startsWith('stroke'),
    };
  });
  const valuesOf = new Map(all.map(({ element, values }) => [element as Element, values]));
  for (const { element, values, transform, opacity, hidden, haloed } of all) {
    if (hidden && element !== root && element.namespaceURI === SVG && !isDefinition(element)) {
      element.remove();
      continue;
    }
    const parent = element === root ? undefined : valuesOf.get(element.parentElement as Element);
    for (const [name, value] of values) {
      if (value === '' || parent?.get(name) === value) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    if (opacity !== '1') element.setAttribute('opacity', opacity);
    if (element !== root) {
      if (transform === 'none' || transform === '') element.removeAttribute('transform');
      else element.setAttribute('transform', transform);
    }
    for (const { name } of [...element.attributes]) if (OF_THE_PAGE.test(name)) element.removeAttribute(name);
    if (haloed) partHalo(element, values.get('stroke') ?? 'none');
  }
}

function isDefinition(element: Element): boolean {
  return element.closest('defs, clipPath, marker, title, desc') !== null;
}

/** `paint-order` is not known everywhere, and without it a word lies under its halo: the halo gets an element of its own. */
function partHalo(text: SVGElement, stroke: string): void {
  if (stroke === 'none') return;
  const halo = text.cloneNode(true) as SVGElement;
  halo.setAttribute('fill', 'none');
  halo.setAttribute('stroke', stroke);
  halo.setAttribute('aria-hidden', 'true');
  text.before(halo);
  text.setAttribute('stroke', 'none');
  text.removeAttribute('stroke-width');
}
