import type { Modality } from '../../model/modalities.ts';

/** Line icons on a 16-pixel grid; they take the colour of the text around them and say nothing to a screen reader. */
const PATHS = {
  language: 'M3 4.5h10M3 8h7M3 11.5h4.5',
  acoustic: 'M2.5 6.8v2.4M5.25 4.5v7M8 2.5v11M10.75 5v6M13.5 6.8v2.4',
  visual:
    'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2ZM6 6.6v.6M10 6.6v.6M5.7 9.8c.6.8 1.4 1.2 2.3 1.2s1.7-.4 2.3-1.2',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 7.3v3.5M8 5.1v.1',
  export: 'M8 2.5v7M5 6.8l3 3 3-3M3 12.8h10',
  play: 'M5 3.2 12.5 8 5 12.8Z',
  previous: 'M12 3.5 6 8l6 4.5ZM4 3.5v9',
  next: 'M4 3.5 10 8l-6 4.5ZM12 3.5v9',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  soundOn: 'M2.5 6.2v3.6h2.2L8 12.6V3.4L4.7 6.2ZM10.3 6a2.8 2.8 0 0 1 0 4M12 4.2a5.4 5.4 0 0 1 0 7.6',
  soundOff: 'M2.5 6.2v3.6h2.2L8 12.6V3.4L4.7 6.2ZM10.5 6.4l3.2 3.2M13.7 6.4l-3.2 3.2',
  captionsOn: 'M2.2 3.8h11.6v8.4H2.2ZM4.6 8h3M9.2 8h2.2M4.6 10h1.6M7.8 10h3.6',
  captionsOff: 'M2.2 3.8h11.6v8.4H2.2Z',
  camera: 'M2.2 4.8h7.6v6.4H2.2ZM9.8 7.2l4-2v5.6l-4-2',
  microphone:
    'M8 2.2a1.9 1.9 0 0 0-1.9 1.9v3.3a1.9 1.9 0 1 0 3.8 0V4.1A1.9 1.9 0 0 0 8 2.2ZM3.9 7.4a4.1 4.1 0 0 0 8.2 0M8 11.5v2.3',
  speechRecognition: 'M2.5 3.2h11v7.4H7.4l-2.6 2.5v-2.5H2.5ZM5 5.8h6M5 8h3.5',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.4v3.2M6 9.4v3.2',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.6v1.3M8 13.1v1.3M1.6 8h1.3M13.1 8h1.3M3.5 3.5l.9.9M11.6 11.6l.9.9M12.5 3.5l-.9.9M4.4 11.6l-.9.9',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
  auto: 'M2.2 3.2h11.6v7.6H2.2ZM5.5 13.4h5',
  warning: 'M8 2.4 14.2 13H1.8ZM8 6.4v3M8 11.2v.1',
  check: 'M3.2 8.4 6.4 11.5 12.8 4.8',
  close: 'M4 4l8 8M12 4l-8 8',
  forth: 'M6.5 3.5 11 8l-4.5 4.5',
  code: 'M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4ZM9.5 9.5h1.4v1.4H9.5ZM12.6 12.6h.9v.9h-.9ZM12.6 9.5h.9M9.5 13.5h.9',
  present: 'M2 3h12v8H2ZM8 11v2.6M5.6 13.6h4.8M6.8 5.2 10 7 6.8 8.8Z',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  fold: 'M4 6l4 4 4-4',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l1-1',
  report: 'M4 2.2h5.2L12 5v8.8H4ZM9 2.4v2.8h2.8M6 8h4M6 10.6h4',
  record: 'M8 3.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Z',
  stop: 'M4.4 4.4h7.2v7.2H4.4Z',
  rename: 'M3 13h2.4l7.2-7.2-2.4-2.4L3 10.6ZM8.8 4.8l2.4 2.4',
  remove: 'M3 4.6h10M6.4 4.4V2.8h3.2v1.6M4.4 4.8l.6 8.4h6l.6-8.4M6.8 7v4M9.2 7v4',
  import: 'M8 9.8v-7M5 5.6l3-3 3 3M3 12.8h10',
  laboratory: 'M6.4 2.4h3.2M7 2.6v4L3.4 13h9.2L9 6.6v-4M5 10.4h6',
  enter: 'M13 4v4.4H4M6.6 5.8 4 8.4 6.6 11',
} as const;

export type IconName = keyof typeof PATHS;

const FILLED: ReadonlySet<IconName> = new Set<IconName>(['play', 'record', 'stop']);

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={FILLED.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A modality's sign as a path on the 16-pixel grid. */
export function markPath(modality: Modality): string {
  return PATHS[modality];
}

/** A modality's sign inside a chart, centred on (x, y). */
export function ModalityMark({
  modality,
  x,
  y,
  size = 12,
}: {
  modality: Modality;
  x: number;
  y: number;
  size?: number;
}) {
  const scale = size / 16;
  return (
    <path
      d={PATHS[modality]}
      transform={`translate(${x - size / 2} ${y - size / 2}) scale(${scale})`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** Two branches that cross and come together. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path d="M3 6.5c7 0 7 11 13 11" stroke="var(--negative)" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M3 17.5c7 0 7-11 13-11" stroke="var(--page)" strokeWidth="6.4" />
      <path d="M3 17.5c7 0 7-11 13-11" stroke="var(--positive)" strokeWidth="3.4" strokeLinecap="round" />
      <circle cx="20" cy="12" r="2.6" fill="var(--ink)" />
    </svg>
  );
}
