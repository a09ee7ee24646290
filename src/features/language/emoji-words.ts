/** What people mean by an emoji, in words that the encoder knows whole. Those that say nothing of a feeling are not here. */
const EMOJI_OF: Readonly<Record<string, string>> = {
  love: '😍🥰😻💕💖💗💘💝💞💓💟❤🧡💛💚💙💜🤎🤍🩷🩵❣♥😘😚💋🫶💌🤗🫂',
  happy: '😀😃😄😁😊🙂☺😇😸😺🥲😆🤠🥳🎉🎊🌞',
  funny: '😂🤣😹😝😜🤪😛',
  amazing: '🤩🤯🔥🌟✨⭐🚀🏆🥇',
  perfect: '💯👌🤌',
  good: '👍🤝🆗✅✔',
  great: '👏🙌💪🎯👊🤙🤘',
  cool: '😎🆒',
  delicious: '😋🤤',
  thanks: '🙏',
  hope: '🤞🥺',
  calm: '😌',
  sad: '😭😢😿😔😞🙁☹😟😥🥀😓',
  broken: '💔',
  upset: '😖😣😩😫🥹',
  angry: '😠😡😾👿💢😤',
  hate: '🤬🖕',
  annoying: '🙄😒',
  scared: '😨😰😱😧😦🙀😬',
  awful: '🤢🤮',
  terrible: '💩🚮',
  bad: '👎❌',
  boring: '😴🥱💤😪',
  stupid: '🤡🤦',
  confused: '😕🤨🫤',
  okay: '😐😑😶🫥',
  maybe: '🤔🤷',
  surprised: '😮😯😲😳',
};

const WORDS = new Map(
  Object.entries(EMOJI_OF).flatMap(([word, emoji]) => [...emoji].map((one) => [one, word] as const)),
);

/** All words that emoji are read as. */
export const EMOJI_WORDS: readonly string[] = Object.keys(EMOJI_OF);

/** The word for a grapheme that is an emoji of a feeling, whatever its skin, sex or variant; null for any other. */
export function emojiWord(grapheme: string): string | null {
  return WORDS.get(String.fromCodePoint(grapheme.codePointAt(0) ?? 0)) ?? null;
}
