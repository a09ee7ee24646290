/**
 * For work that waits for an answer while something newer may be asked: each call begins a turn, and what it returns
 * says whether that turn is still the newest.
 */
export function createTurns(): () => () => boolean {
  let newest = 0;
  return () => {
    newest += 1;
    const mine = newest;
    return () => mine === newest;
  };
}
