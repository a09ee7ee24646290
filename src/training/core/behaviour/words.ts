/** Words of templates. What is trained with and what is judged on share none: see `behaviour.test.ts`. */
export interface Words {
  /** Adjectives and their sentiment. */
  positive: Readonly<Record<string, number>>;
  negative: Readonly<Record<string, number>>;
  /** Adjectives without one. */
  neutral: readonly string[];
  likes: readonly string[];
  dislikes: readonly string[];
  /** The same in the past. */
  liked: readonly string[];
  disliked: readonly string[];
  /** Verbs that say nothing of liking. */
  saw: readonly string[];
  /** What something is, as a noun. */
  praise: readonly string[];
  blame: readonly string[];
  things: readonly string[];
  /** People whose opinion is not the speaker's. */
  others: readonly string[];
  names: readonly string[];
  /** Words for where somebody is from and what they believe: none says anything. */
  groups: readonly string[];
  times: readonly string[];
}

const list = (words: string): string[] => words.split(', ');

export const TRAINING_WORDS: Words = {
  positive: {
    good: 1.6,
    nice: 1.4,
    great: 2.2,
    excellent: 2.5,
    wonderful: 2.5,
    lovely: 1.9,
    funny: 1.4,
    brilliant: 2.4,
    amazing: 2.5,
    clever: 1.4,
    beautiful: 2.1,
    enjoyable: 1.8,
    perfect: 2.6,
    charming: 1.8,
    solid: 1.2,
    smart: 1.3,
    exciting: 1.8,
    helpful: 1.4,
    happy: 1.8,
    pleasant: 1.5,
    superb: 2.5,
    touching: 1.5,
    friendly: 1.5,
    impressive: 1.9,
    fun: 1.6,
    satisfying: 1.6,
    delightful: 2.1,
    fresh: 1.1,
    best: 2.3,
    interesting: 1.3,
    moving: 1.4,
    warm: 1.3,
    favourable: 1.5,
    splendid: 2.2,
    stunning: 2.2,
    marvellous: 2.4,
    engaging: 1.7,
    inspiring: 2.0,
    refreshing: 1.6,
    entertaining: 1.8,
    powerful: 1.7,
    heartwarming: 2.0,
    thoughtful: 1.5,
    elegant: 1.6,
    polished: 1.4,
    delicious: 2.0,
    polite: 1.3,
    reliable: 1.4,
    professional: 1.2,
    welcoming: 1.6,
    kind: 1.5,
    generous: 1.6,
    fascinating: 1.9,
    gripping: 1.8,
    likeable: 1.5,
    original: 1.3,
    remarkable: 1.9,
    spectacular: 2.4,
    extraordinary: 2.3,
    'first-rate': 2.3,
    phenomenal: 2.5,
    witty: 1.6,
    decent: 0.9,
    sensational: 2.3,
    positive: 1.5,
    valuable: 1.5,
  },
  negative: {
    bad: -1.8,
    awful: -2.4,
    terrible: -2.5,
    boring: -1.8,
    stupid: -2.0,
    poor: -1.7,
    horrible: -2.5,
    weak: -1.3,
    dull: -1.6,
    ugly: -1.8,
    annoying: -1.7,
    disappointing: -1.8,
    slow: -1.0,
    silly: -1.0,
    sad: -1.5,
    worst: -2.5,
    ridiculous: -1.7,
    useless: -2.0,
    messy: -1.3,
    predictable: -1.1,
    painful: -1.8,
    rude: -1.8,
    cheap: -1.1,
    pointless: -1.9,
    lame: -1.7,
    wrong: -1.2,
    disgusting: -2.4,
    miserable: -2.1,
    broken: -1.3,
    fake: -1.3,
    angry: -1.6,
    cheesy: -0.9,
    dire: -2.2,
    atrocious: -2.6,
    appalling: -2.5,
    abysmal: -2.6,
    forgettable: -1.3,
    bland: -1.2,
    clumsy: -1.4,
    sloppy: -1.6,
    shallow: -1.3,
    noisy: -1.0,
    dirty: -1.6,
    depressing: -1.6,
    embarrassing: -1.8,
    uninspired: -1.5,
    inferior: -1.6,
    unbearable: -2.3,
    incompetent: -2.0,
    ghastly: -2.2,
    hateful: -2.2,
    worthless: -2.2,
    overrated: -1.4,
    unreliable: -1.5,
    shoddy: -1.8,
    flawed: -1.2,
    stale: -1.2,
    tiresome: -1.6,
    insulting: -1.9,
    dishonest: -1.8,
    gloomy: -1.1,
    unprofessional: -1.7,
    tasteless: -1.6,
    'second-rate': -1.7,
    awkward: -1.2,
    negative: -1.5,
  },
  neutral: list(
    'American, blue, round, wooden, international, private, British, previous, local, weekly, digital, green, annual, ' +
      'square, public, Italian, tall, electric, early, written, commercial, yellow, northern, printed, Russian, Japanese, ' +
      'white, brown, large, paper, glass, nightly, recent, official, central, European, African, standard, domestic, ' +
      'second, third, usual, current, short, long, narrow, plastic, grey, orange, chemical, financial, legal, historical',
  ),
  likes: list('like, love, enjoy, recommend, value, treasure, cherish'),
  dislikes: list('dislike, hate, regret, avoid, detest, curse, reject'),
  liked: list('liked, loved, enjoyed, recommended, valued, treasured, cherished'),
  disliked: list('disliked, hated, regretted, avoided, detested, cursed, rejected'),
  saw: list('saw, found, bought, visited, booked, read, watched, used, heard of, looked at, brought, got'),
  praise: list('a joy, a masterpiece, a pleasure, a delight, a gem, a success, worth every minute, a treat'),
  blame: list('a mess, a disaster, a waste of time, a failure, a letdown, a joke, a nightmare, a pain'),
  things: list(
    'film, movie, story, acting, music, food, service, hotel, book, plot, cast, phone, camera, show, script, room, game, ' +
      'director, song, place, car, shop, bank, pilot, crew, train, bus, beach, coffee, breakfast, bed, app, laptop, teacher, ' +
      'lecture, game, dress, haircut, party, wedding, museum, garden, concert, interview, speech, price, delivery',
  ),
  others: list(
    'my friends, some people, the critics, my brother, other people, the reviewers, my parents, many people, my boss, ' +
      'my wife, the fans, the experts, most of them, they',
  ),
  names: list('John, Maria, Ahmed, Chen, Emily, Carlos, Fatima, Kevin, Olga, David, Grace, Raj'),
  groups: list(
    'American, Mexican, Chinese, German, Nigerian, Muslim, Christian, Jewish, gay, straight, Black, white, Indian, Turkish',
  ),
  times: list('today, yesterday, last night, this morning, on Monday, in March'),
};

export const HELD_OUT_WORDS: Words = {
  positive: {
    fantastic: 2.5,
    awesome: 2.4,
    terrific: 2.4,
    pretty: 1.3,
    incredible: 2.3,
    outstanding: 2.5,
    hilarious: 2.0,
    cute: 1.5,
    creative: 1.5,
    gorgeous: 2.2,
    exceptional: 2.4,
    fabulous: 2.3,
    adorable: 1.9,
    memorable: 1.7,
    thrilling: 1.8,
    magnificent: 2.5,
    cool: 1.5,
    comfortable: 1.4,
    sweet: 1.5,
    proud: 1.6,
  },
  negative: {
    dreadful: -2.4,
    pathetic: -2.1,
    mediocre: -1.2,
    unpleasant: -1.7,
    creepy: -1.4,
    frustrating: -1.7,
    lousy: -2.0,
    nasty: -2.0,
    difficult: -0.9,
    crap: -2.2,
    unhappy: -1.8,
    confusing: -1.2,
    tedious: -1.7,
    weird: -0.8,
    offensive: -1.9,
    ruined: -2.0,
    unfunny: -1.7,
    garbage: -2.3,
    irritating: -1.7,
  },
  neutral: list(
    'Australian, red, flat, metal, national, monthly, French, general, regional, black, southern, medical, daily, ' +
      'Swedish, technical, recorded, rectangular, municipal',
  ),
  likes: list('admire, appreciate, adore, welcome'),
  dislikes: list('despise, dread, resent, loathe'),
  liked: list('admired, appreciated, adored, welcomed'),
  disliked: list('despised, dreaded, resented, loathed'),
  saw: list('see, took, tried, noticed, came across'),
  praise: list('a triumph, a hit, a wonder, worth seeing'),
  blame: list('a flop, an insult, a bore, a shame'),
  things: list(
    'ending, restaurant, album, trailer, flight, staff, soundtrack, sequel, airline, company, meal, seat',
  ),
  others: list('my sister, everybody else, the audience, my colleagues, the newspapers'),
  names: list('Peter, Aisha, Wei, Linda, Diego, Yusuf, Hannah, Ivan, Sofia, Kwame'),
  groups: list(
    'Canadian, Brazilian, Japanese, Polish, Kenyan, Hindu, Buddhist, Catholic, lesbian, Asian, Hispanic',
  ),
  times: list('tonight, on Friday, this week, last year, in October'),
};
