/**
 * One thing that a reader of sentiment has to know, as ways of saying it. In braces stand the slots of a way: kinds of
 * `Words`, or `opinion` (a positive or negative adjective), `was` and `is` (two adjectives against each other), `did` and
 * `do` (two verbs of liking against each other).
 */
export interface Form {
  name: string;
  /** What the speaker feels: as the last word of feeling says (see `FELT`), the denial of it, or nothing. */
  says: 'so' | 'denied' | 'nothing';
  /** Ways that are trained with. */
  train: readonly string[];
  /** Other ways, never trained with. */
  heldOut: readonly string[];
}

/** Slots that carry a feeling; where there are several, the first of this list is the speaker's. */
export const FELT = ['is', 'do', 'opinion', 'positive', 'negative', 'likes', 'dislikes'] as const;

export const FORMS: readonly Form[] = [
  {
    name: 'positive words',
    says: 'so',
    train: ['{positive}', 'I {likes} it'],
    heldOut: ['{positive}'],
  },
  {
    name: 'negative words',
    says: 'so',
    train: ['{negative}', 'I {dislikes} it'],
    heldOut: ['{negative}'],
  },
  {
    name: 'neutral words',
    says: 'nothing',
    train: ['{neutral}', '{things}', '{times}'],
    heldOut: ['{neutral}', '{things}'],
  },
  {
    name: 'plain opinion',
    says: 'so',
    train: [
      'the {things} is {opinion}',
      'that was a really {opinion} {things}',
      'I think this {things} is {opinion}',
      'it is {opinion}',
    ],
    heldOut: ['what a {opinion} {things}', 'we found the {things} {opinion}'],
  },
  {
    name: 'neutral sentences',
    says: 'nothing',
    train: [
      'this is a {neutral} {things}',
      'I saw the {neutral} {things} {times}',
      '{names} told me about the {things} {times}',
      'the {things} is {neutral}',
      'here is the {things}',
    ],
    heldOut: ['there was a {neutral} {things} {times}', 'that is the {neutral} {things}'],
  },
  {
    name: 'not positive',
    says: 'denied',
    train: [
      'the {things} is not {positive}',
      "it isn't a {positive} {things}",
      'this {things} was never {positive}',
      "I don't {likes} this {things}",
      'nobody would {likes} that {things}',
      "I don't think it is {positive}",
    ],
    heldOut: [
      "that {things} wasn't {positive}",
      "I can't say I {likes} the {things}",
      'there is nothing {positive} about the {things}',
    ],
  },
  {
    name: 'not negative',
    says: 'denied',
    train: [
      'the {things} is not {negative}',
      "it isn't a {negative} {things}",
      "I don't {dislikes} this {things}",
      'this {things} was never {negative}',
    ],
    heldOut: ["that {things} wasn't {negative}", 'there is nothing {negative} about the {things}'],
  },
  {
    name: 'not neutral',
    says: 'nothing',
    train: [
      'this is not a {neutral} {things}',
      "I didn't see the {neutral} {things}",
      "the {things} isn't {neutral}",
    ],
    heldOut: ["that wasn't the {neutral} {things}", "they don't have a {neutral} {things}"],
  },
  {
    name: 'I thought, but it was not',
    says: 'denied',
    train: [
      'I thought the {things} would be {opinion}, but it was not',
      "I expected a {opinion} {things}, but it wasn't",
      "it was supposed to be {opinion} but it isn't",
      'everything said it is {opinion}, it is not',
    ],
    heldOut: [
      'we hoped this {things} was {opinion}, but it was not',
      "I was told that it is {opinion}, but it really isn't",
    ],
  },
  {
    name: 'I thought, but it was',
    says: 'so',
    train: ['I thought it would be {was}, but it was {is}', 'I expected a {was} {things} and got a {is} one'],
    heldOut: ['the poster looked {was}, yet the {things} is {is}'],
  },
  {
    name: 'used to, but now',
    says: 'so',
    train: [
      'I used to {did} this {things}, but now I {do} it',
      'the {things} used to be {was}, now it is {is}',
      'I {do} it now, although in the past I would {did} it',
      'it is {is} now, it used to be {was}',
    ],
    heldOut: [
      'in the past I thought this {things} was {was}, but now I think it is {is}',
      'years ago we used to {did} the {things}, these days we {do} it',
    ],
  },
  {
    name: 'question answered no',
    says: 'denied',
    train: [
      'do I think the {things} is {opinion}? no',
      'is it {opinion}? no, it is not',
      'did I {likes} the {things}? no',
      'would you {likes} it? not at all',
    ],
    heldOut: ['did we have a {positive} {things}? no', 'can I {likes} this {things}? no way'],
  },
  {
    name: 'question answered yes',
    says: 'so',
    train: ['do I think the {things} is {opinion}? yes', 'did I {likes} the {things}? yes'],
    heldOut: ['did we have a {opinion} {things}? yes'],
  },
  {
    name: 'others against me',
    says: 'so',
    train: [
      '{others} think the {things} is {was}, but I think it is {is}',
      'I find it {is}, but {others} say it is {was}',
      '{others} may {did} it, I {do} it',
      'I {do} the {things}, {others} {did} it',
    ],
    heldOut: [
      'according to {others} this {things} is {was}, for me it is {is}',
      'I {do} the {things} even if {others} {did} it',
    ],
  },
  {
    name: 'who somebody is',
    says: 'nothing',
    train: ['{names} is a {groups} actor', 'a {groups} man and {names} came {times}'],
    heldOut: ['my neighbour {names} is {groups}'],
  },
  {
    name: 'an opinion, whoever it is about',
    says: 'so',
    train: ['the {groups} {things} is {opinion}', '{names} was {opinion}', 'a {groups} actor was {opinion}'],
    heldOut: ['a {groups} friend of {names} was {opinion}'],
  },
];
