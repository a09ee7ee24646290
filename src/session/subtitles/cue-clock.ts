/** A time as cues have it, "00:01:02.345". @param mark before the milliseconds: a comma in SubRip, a point in WebVTT */
export function cueClock(seconds: number, mark: ',' | '.'): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60];
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${two(hours)}:${two(minutes)}:${two((milliseconds / 1000) % 60)}${mark}${rest}`;
}
