/** The Laboratory's sections, in their order on the page. */
export const LAB_SECTIONS = [
  'evidence',
  'features',
  'branches',
  'tsf',
  'agpr',
  'brf',
  'bank',
  'history',
] as const;
export type LabSection = (typeof LAB_SECTIONS)[number];

/** The id of a section's element on the page. */
export function sectionId(name: LabSection): string {
  return `lab-${name}`;
}
