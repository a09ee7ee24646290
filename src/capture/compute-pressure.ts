/** How busy the processor is, in the Compute Pressure API's words. */
export const PRESSURES = ['nominal', 'fair', 'serious', 'critical'] as const;
export type Pressure = (typeof PRESSURES)[number];

/** What of `PressureObserver` (https://www.w3.org/TR/compute-pressure/) is used; TypeScript does not know it yet. */
interface PressureObserver {
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  disconnect(): void;
}
type PressureObserverClass = new (onChange: (records: { state: Pressure }[]) => void) => PressureObserver;

const SAMPLE_MILLISECONDS = 2000;

/**
 * Keeps the processor's state, where the browser tells it; elsewhere it stays `nominal`.
 * @param Observer the browser's own by default
 */
export function watchPressure(
  Observer = (globalThis as { PressureObserver?: PressureObserverClass }).PressureObserver,
): { readonly state: Pressure; end(): void } {
  let state: Pressure = 'nominal';
  const observer =
    Observer &&
    new Observer((records) => {
      state = records.at(-1)?.state ?? state;
    });
  // A page's policy or a platform without the sensor refuses: nothing is known then.
  observer?.observe('cpu', { sampleInterval: SAMPLE_MILLISECONDS }).catch(() => undefined);
  return {
    get state() {
      return state;
    },
    end: () => observer?.disconnect(),
  };
}
