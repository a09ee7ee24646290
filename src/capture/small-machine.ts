const FEW_CORES = 4;

/** Whether every second picture is better left to the prediction and the screen. */
export function isSmallMachine(): boolean {
  return navigator.hardwareConcurrency <= FEW_CORES;
}
