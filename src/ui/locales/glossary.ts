/** A word of the method, what it means, and the formula where it has one. Written as plain text, read as such. */
export interface GlossaryEntry {
  name: string;
  meaning: string;
  formula: string;
}

export const glossary = {
  contribution: {
    name: 'Contribution',
    meaning:
      'How many sentiment points one branch of one modality adds at one step. The head is linear, so with the bias’s share all contributions sum exactly to the prediction.',
    formula: 'c_shared = a (w ⊙ λ) · S′\nc_private = b (w ⊙ (1 − λ)) · P′\npoints = c ŷ / logit',
  },
  branches: {
    name: 'Shared and private',
    meaning:
      'The branch through which evidence reached the head: shared is what one common encoder finds in every modality, private what each modality’s own encoder finds. After BRF each branch has read the other, and a private channel may have borrowed.',
    formula: 'S_m = E_shared(H_m)\nP_m = E_m(H_m)',
  },
  balance: {
    name: 'Balance β',
    meaning: 'How the two branches share the work: −1 all private, 0 even, +1 all shared.',
    formula: 'β = (Σ|c_shared| − Σ|c_private|) / (Σ|c_shared| + Σ|c_private|)',
  },
  redundancy: {
    name: 'Redundancy',
    meaning:
      'Modalities repeating one another in the shared branch. It is measured over many utterances, never within one.',
    formula: 'debiased CKA(S̃_m, S̃_n)',
  },
  leakage: {
    name: 'Leakage',
    meaning: 'Shared information found again in a modality’s private channel, measured over many utterances.',
    formula: 'CKA(P̃_m, S̃_m)',
  },
  complementarity: {
    name: 'Complementarity',
    meaning: 'How much the two branches say that the other does not, measured over many utterances.',
    formula: '1 − CKA(shared, private)',
  },
  route: {
    name: 'Route',
    meaning:
      'For each private channel, how it divides between reading nothing and reading each of the other two channels. A modality that is absent is never read.',
    formula: 'r_m = softmax over {none, n₁, n₂}',
  },
  borrow: {
    name: 'Borrow',
    meaning:
      'How much of a step a private channel takes from the others. A step that its own anchors explain keeps itself, and never more than half is taken.',
    formula: 'b_t = ρ_t (1 − r_none)\nρ_t = ½ H(α_t) / log K',
  },
  anchor: {
    name: 'Anchor',
    meaning:
      'One of six learned patterns of a private channel; each step is described by how much it resembles each.',
    formula: 'α_t = softmax(cos(P_t, A) / 0.2)',
  },
  gate: {
    name: 'Gate λ',
    meaning:
      'How each dimension of the fused vector is mixed from the two branches, chosen anew for every window.',
    formula: 'λ = sigmoid(MLP([s; p; |s − p|; present]))\nz = λ ⊙ s + (1 − λ) ⊙ p',
  },
  shapley: {
    name: 'Shapley value',
    meaning:
      'What one branch of one modality is worth to the prediction: its gain on joining a coalition of the others, averaged over all orders of joining. All 64 coalitions are computed, so the values are exact and add up to what everybody reaches over nobody. A player that is out is masked in front of BRF.',
    formula: 'φ_i = Σ over C without i of |C|! (5 − |C|)! / 6! · (ŷ(C + i) − ŷ(C))',
  },
  conflict: {
    name: 'Conflict',
    meaning: 'How far the predictions of the present modalities, each on its own, lie apart.',
    formula: 'max_m ŷ_m − min_m ŷ_m',
  },
  adjacency: {
    name: 'Nodes and their graph',
    meaning:
      'Learned queries gather the steps of each modality into a few nodes; the nodes of all modalities then read one another, and each step takes its nodes back.',
    formula: 'A = softmax(Q(nodes) K(nodes)ᵀ / √d)',
  },
  attention: {
    name: 'Reading (attention)',
    meaning:
      'Each step of one branch divides its attention over the valid steps of the other branch of the same modality.',
    formula: 'softmax(Q(step) K(steps)ᵀ / √d_head)',
  },
  logit: {
    name: 'Logit',
    meaning: 'What the linear head says before it is squashed into −3 … +3.',
    formula: 'ŷ = 3 tanh(logit / 3)',
  },
  tsf: {
    name: 'TSF',
    meaning:
      'Rebalances the shared branch: one stream sees only change over time, one only structure without order, and a gate joins them.',
    formula: 'S̃ = LN(S + g ⊙ LN(R_temporal) + (1 − g) ⊙ LN(R_structural))',
  },
  agpr: {
    name: 'AGPR',
    meaning:
      'Rebalances each private channel: keeps what its anchors explain and lets it borrow within a budget.',
    formula: 'P̃_m = LN(P_m + (1 − b_t) αA_m + ρ_t Σ_n r_n M_m←n)',
  },
  brf: {
    name: 'BRF',
    meaning:
      'Brings the two branches together: each reads the other, then a gate that sees the context mixes them.',
    formula: 'S′ = S̃ + Attn(S̃ ← P̃)\nP′ = P̃ + Attn(P̃ ← S̃)',
  },
} satisfies Record<string, GlossaryEntry>;

export type GlossaryTerm = keyof typeof glossary;
