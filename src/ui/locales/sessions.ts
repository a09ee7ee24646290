/** Sentences of the Sessions view in English. */
export const sessions = {
  about: 'Sessions you recorded or brought. They are kept in this browser, on this device only.',
};
