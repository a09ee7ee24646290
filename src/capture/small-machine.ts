const FEW_CORES = 4;

/** Whether prediction and screen need the cores that the camera's pictures would take. */
export function isSmallMachine(): boolean {
  return navigator.hardwareConcurrency <= FEW_CORES;
}
