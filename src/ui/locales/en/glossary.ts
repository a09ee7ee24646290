/** A word of the method: what it means, its formula, and between which values it lies. Plain text. */
export interface GlossaryEntry {
  name: string;
  /** How the word is written where it is used, the spellings divided by `|`. */
  said: string;
  meaning: string;
  formula: string;
  range: string;
}

export const glossary = {
  contribution: {
    name: 'Contribution',
    said: 'contributions|contribution',
    meaning:
      'How many sentiment points one branch of one modality adds at one step. The head is linear, so all contributions and the bias’s share add up exactly to the prediction.',
    formula: 'c_shared = a (w ⊙ λ) · S′\nc_private = b (w ⊙ (1 − λ)) · P′\npoints = c ŷ / logit',
    range: 'any number of points; together with the bias’s share between −3 and +3',
  },
  branches: {
    name: 'Shared and private',
    said: 'shared and private|shared branch|private branch|private channels|private channel|branches|branch|shared|private',
    meaning:
      'The branch through which evidence reached the head: shared is what one common encoder finds in every modality, private what each modality’s own encoder finds. After BRF each branch has read the other, and a private channel may have borrowed.',
    formula: 'S_m = E_shared(H_m)\nP_m = E_m(H_m)',
    range: 'vectors of {{channels}} channels a step and modality',
  },
  balance: {
    name: 'Balance β',
    said: 'balance β|balance|β',
    meaning: 'How the two branches share the work: −1 all private, 0 even, +1 all shared.',
    formula: 'β = (Σ|c_shared| − Σ|c_private|) / (Σ|c_shared| + Σ|c_private|)',
    range: '−1 (all private) to +1 (all shared)',
  },
  imbalance: {
    name: 'Imbalance by modality',
    said: 'imbalance by modality',
    meaning:
      'How far each modality leans to one branch, whichever it is. The overall β can be 0 because one modality leans private and another shared; this mean does not cancel.',
    formula: 'mean of |β_m| over the present modalities m',
    range: '0 (each modality even) to 1 (each all through one branch)',
  },
  redundancy: {
    name: 'Redundancy',
    said: 'redundancy',
    meaning:
      'How much the modalities repeat one another in the shared branch, measured over many utterances, never within one.',
    formula: 'debiased CKA(S̃_m, S̃_n)',
    range: '0 (no repetition) to 1 (all repeated); estimates near 0 may be slightly negative',
  },
  leakage: {
    name: 'Leakage',
    said: 'leakage',
    meaning:
      'How much shared information a modality’s private channel holds as well, measured over many utterances.',
    formula: 'CKA(P̃_m, S̃_m)',
    range: '0 (none of it) to 1 (all of it); estimates near 0 may be slightly negative',
  },
  complementarity: {
    name: 'Complementarity',
    said: 'complementarity',
    meaning: 'How much each branch holds that the other does not, measured over many utterances.',
    formula: '1 − CKA(shared, private)',
    range: '0 (the branches hold the same) to 1 (nothing in common)',
  },
  route: {
    name: 'Route',
    said: 'routes|route',
    meaning:
      'For each private channel, how it divides between reading no other channel and reading each of the other two. An absent modality is never read.',
    formula: 'r_m = softmax over {none, n₁, n₂}',
    range: 'three shares of 0 to 1 that add up to 1',
  },
  borrow: {
    name: 'Borrow',
    said: 'borrowing|borrowed|borrows|borrow|budget ρ|budget',
    meaning:
      'How much of a step a private channel takes from the others: little where its own anchors explain the step, and never more than half.',
    formula: 'b_t = ρ_t (1 − r_none)\nρ_t = ½ H(α_t) / log K',
    range: 'budget ρ and borrow b: 0 to ½, and b is never above ρ',
  },
  anchor: {
    name: 'Anchor',
    said: 'anchors|anchor',
    meaning:
      'One of six learned patterns of a private channel; each step is described by how much it resembles each of them.',
    formula: 'α_t = softmax(cos(P_t, A) / 0.2)',
    range: 'six shares of 0 to 1 that add up to 1',
  },
  gate: {
    name: 'Gate λ',
    said: 'gate λ|gates|gate',
    meaning:
      'How each dimension of the fused vector is mixed from the two branches, chosen anew for every window.',
    formula: 'λ = sigmoid(MLP([s; p; |s − p|; present; ŷ_m; conflict]))\nz = λ ⊙ s + (1 − λ) ⊙ p',
    range: '0 (all private) to 1 (all shared), for each of {{channels}} channels',
  },
  shapley: {
    name: 'Shapley value',
    said: 'Shapley values|Shapley value',
    meaning:
      'What one branch of one modality is worth to the prediction: the change when it joins a coalition of the others, averaged over all orders of joining. All 64 coalitions are computed, so the values are exact and add up to the prediction with all players minus the one with none. A player left out is masked before BRF.',
    formula: 'φ_i = Σ over C without i of |C|! (5 − |C|)! / 6! · (ŷ(C + i) − ŷ(C))',
    range: 'any number of points; all six add up to ŷ(all) − ŷ(none)',
  },
  conflict: {
    name: 'Conflict',
    said: 'conflict',
    meaning: 'How far apart the predictions of the present modalities are, each on its own.',
    formula: 'max_m ŷ_m − min_m ŷ_m',
    range: '0 (they agree, or there is one) to 6 points',
  },
  adjacency: {
    name: 'Nodes and their graph',
    said: 'graph of the nodes|nodes as a graph|nodes|node',
    meaning:
      'Learned queries gather the steps of each modality into a few nodes; the nodes of all modalities then read one another, and each step gets its share of them back.',
    formula: 'A = softmax(Q(nodes) K(nodes)ᵀ / √d)',
    range: 'shares of 0 to 1; a row adds up to 1',
  },
  attention: {
    name: 'Reading (attention)',
    said: 'attention|readings|reading',
    meaning:
      'Each step of one branch divides its attention over the valid steps of the other branch of the same modality.',
    formula: 'softmax(Q(step) K(steps)ᵀ / √d_head)',
    range: 'shares of 0 to 1; a row adds up to 1',
  },
  logit: {
    name: 'Logit',
    said: 'logit',
    meaning: 'The output of the linear head, before it is squashed into −3 … +3.',
    formula: 'ŷ = 3 tanh(logit / 3)',
    range: 'any number',
  },
  tsf: {
    name: 'TSF',
    said: 'TSF|gate g',
    meaning:
      'Rebalances the shared branch: one stream sees only change over time, the other only structure without order, and a gate combines them.',
    formula: 'S̃ = LN(S + g ⊙ LN(R_temporal) + (1 − g) ⊙ LN(R_structural))',
    range: 'gate g: 0 (structure) to 1 (change)',
  },
  agpr: {
    name: 'AGPR',
    said: 'AGPR',
    meaning:
      'Rebalances each private channel: keeps what its anchors explain and lets it borrow within a budget.',
    formula: 'P̃_m = LN(P_m + (1 − b_t) αA_m + ρ_t Σ_n r_n M_m←n)',
    range: 'budget ρ: 0 to ½',
  },
  brf: {
    name: 'BRF',
    said: 'BRF',
    meaning: 'Fuses the two branches: each reads the other, then a gate that sees the context mixes them.',
    formula: 'S′ = S̃ + Attn(S̃ ← P̃)\nP′ = P̃ + Attn(P̃ ← S̃)',
    range: 'gate λ: 0 (private) to 1 (shared)',
  },
  sentiment: {
    name: 'Sentiment ŷ',
    said: 'sentiment points|sentiment|prediction ŷ',
    meaning:
      'The network’s answer for the current window: how negative or positive the expression is, on the scale of its training data, in sentiment points. It is not what a person feels.',
    formula: 'ŷ = 3 tanh(logit / 3)',
    range: '−3 (strongly negative) to +3 (strongly positive), seven labels',
  },
  window: {
    name: 'Window and step',
    said: 'windows|window|steps|step',
    meaning:
      'The network reads the last {{windowSeconds}} seconds at a time. A step of language is a piece of a word, a step of voice or face {{stepSeconds}} s.',
    formula: 'window = {{windowSeconds}} s\nsteps ≤ {{windowSteps}} per modality',
    range: 'up to {{windowSteps}} steps a modality; a modality without any is absent',
  },
  decoupling: {
    name: 'Decoupling',
    said: 'plain decoupling|decoupling',
    meaning:
      'Splits each modality into what it has in common with the others and what is its own. Plain decoupling is a network that stops there, without TSF, AGPR and BRF.',
    formula: 'S_m = E_shared(H_m)\nP_m = E_m(H_m)\nplain: ŷ = 3 tanh(w · [mean S; mean P] / 3)',
    range: 'vectors of {{channels}} channels a step',
  },
  utterance: {
    name: 'Utterance and bank',
    said: 'utterances|utterance|reference bank|banks|bank',
    meaning:
      'A sentence as it is said, with its voice and face. Over a bank of many separate utterances, one vector each, redundancy, leakage and complementarity can be measured; over the steps of one they cannot.',
    formula: 's_m = mean_t S_m,t\np_m = mean_t P_m,t',
    range: 'the reference bank has 384 utterances; your own need 30',
  },
  cka: {
    name: 'CKA',
    said: 'debiased CKA|CKA',
    meaning:
      'How similar two sets of vectors for the same utterances are, up to a rotation of either. The debiased form does not make small samples look similar by chance.',
    formula: 'CKA(X, Y) = HSIC(X, Y) / √(HSIC(X, X) HSIC(Y, Y))',
    range: '0 (unrelated) to 1 (equal up to rotation); estimates near 0 may be slightly negative',
  },
  bias: {
    name: 'Bias',
    said: 'bias',
    meaning:
      'What the head outputs with no evidence at all: the part of the prediction that no cell accounts for.',
    formula: 'logit = Σ c + bias',
    range: 'one number per network, in points after its share of tanh',
  },
  coalition: {
    name: 'Player and coalition',
    said: 'coalitions|coalition|players|player',
    meaning:
      'The six players are the shared and the private branch of each modality. A coalition is any set of them; the network predicts for each with the others masked.',
    formula: 'players = {shared, private} × {language, voice, face}\n2⁶ = 64 coalitions',
    range: 'a prediction of −3 to +3 for each coalition',
  },
  occlusion: {
    name: 'Occlusion',
    said: 'occlusion',
    meaning:
      'What a group of input features adds, found by taking it away: the prediction minus the one made with the group at its average over the training data, everything else as it is.',
    formula: 'ŷ(x) − ŷ(x with the group at its average)',
    range: 'sentiment points; groups act together, so they need not add up',
  },
  gradientInput: {
    name: 'Gradient × input',
    said: 'gradient × input',
    meaning:
      'What a group of input features adds, read off the slope of the prediction where it is: each feature’s slope times its distance from its average, in standard deviations, summed over the group and the valid steps.',
    formula: 'Σ z ∂ŷ/∂z, z = (x − mean) / std',
    range: 'sentiment points; equal to occlusion where the answer is a straight line',
  },
} satisfies Record<string, GlossaryEntry>;

export type GlossaryTerm = keyof typeof glossary;
