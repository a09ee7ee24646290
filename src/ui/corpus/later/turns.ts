/** What is to be done; `shown` where it puts something new into the page, whose first picture the next waits for. */
type Work = () => unknown;

/** In the order they came; one that waits already is not put in again. */
const waiting = new Set<Work>();
let going = false;
/** A page in the background makes no pictures: then nobody waits for one. */
const NO_PICTURE_MS = 200;

/**
 * Does pieces of work each in a task of its own, once the next picture is made: what a person does meanwhile comes between
 * them. Work that waits already keeps its place.
 * @returns takes the work back
 */
export function inTurn(work: Work): () => void {
  waiting.add(work);
  if (!going) {
    going = true;
    afterPicture(next);
  }
  return () => waiting.delete(work);
}

function next(): void {
  const [work] = waiting;
  if (!work) {
    going = false;
    return;
  }
  waiting.delete(work);
  let goOn: (then: () => void) => unknown = setTimeout;
  try {
    if (work() === 'shown') goOn = afterPicture;
  } finally {
    // Work that fails holds up no other.
    goOn(next);
  }
}

function afterPicture(then: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    then();
  };
  // Charts that hear in that picture how wide they are draw themselves right after it: a task of their own.
  requestAnimationFrame(() => setTimeout(() => setTimeout(once)));
  setTimeout(once, NO_PICTURE_MS);
}
