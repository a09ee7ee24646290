import type { GlossaryEntry, GlossaryTerm } from '../en/glossary.ts';

/** The words of the method in Chinese. */
export const glossary: Record<GlossaryTerm, GlossaryEntry> = {
  contribution: {
    name: '贡献',
    said: '贡献',
    meaning:
      '一个模态的一个分支在一步上贡献多少情感分。输出头是线性的，所以全部贡献加上偏置的份额恰好等于预测。',
    formula: 'c_shared = a (w ⊙ λ) · S′\nc_private = b (w ⊙ (1 − λ)) · P′\n分 = c ŷ / logit',
    range: '任意分数；加上偏置的份额后在 −3 至 +3 之间',
  },
  branches: {
    name: '共享与私有',
    said: '共享与私有|共享分支|私有分支|私有通道|分支|共享|私有',
    meaning:
      '证据经哪个分支到达输出头：共享是公共编码器从各模态中提取的，私有是各模态自己的编码器提取的。经过 BRF，两个分支已相互关注，私有通道也可能借用过。',
    formula: 'S_m = E_shared(H_m)\nP_m = E_m(H_m)',
    range: '每步、每个模态各为 {{channels}} 个通道的向量',
  },
  balance: {
    name: '平衡 β',
    said: '平衡 β|β',
    meaning: '两个分支如何分工：−1 为全部私有，0 为各半，+1 为全部共享。',
    formula: 'β = (Σ|c_shared| − Σ|c_private|) / (Σ|c_shared| + Σ|c_private|)',
    range: '−1（全部私有）到 +1（全部共享）',
  },
  imbalance: {
    name: '模态失衡度',
    said: '模态失衡度',
    meaning:
      '各模态偏向某一分支的程度，不论偏向哪边。一个模态偏私有、另一个偏共享时，总体 β 可能为 0；这个均值不会抵消。',
    formula: '现有各模态 m 的 |β_m| 的均值',
    range: '0（各模态都均衡）至 1（各模态全部经过一个分支）',
  },
  redundancy: {
    name: '冗余',
    said: '冗余',
    meaning: '各模态在共享分支中相互重复的程度。在大量语句上测量，不在单句内测量。',
    formula: '去偏 CKA(S̃_m, S̃_n)',
    range: '0（无重复）至 1（全部重复）；接近 0 的估计值可能略为负',
  },
  leakage: {
    name: '泄漏',
    said: '泄漏',
    meaning: '共享信息在多大程度上也出现在该模态的私有通道中。在大量语句上测量。',
    formula: 'CKA(P̃_m, S̃_m)',
    range: '0（没有）至 1（全部）；接近 0 的估计值可能略为负',
  },
  complementarity: {
    name: '互补',
    said: '互补',
    meaning: '每个分支含有多少另一个分支没有的信息。在大量语句上测量。',
    formula: '1 − CKA(共享, 私有)',
    range: '0（两个分支内容相同）至 1（毫无共同之处）',
  },
  route: {
    name: '路由',
    said: '路由',
    meaning: '每个私有通道的权重如何分配：不关注其他通道，或分别关注另外两个通道。缺失的模态不会被关注。',
    formula: 'r_m = softmax，取自 {无, n₁, n₂}',
    range: '三个 0 至 1 的份额，合计为 1',
  },
  borrow: {
    name: '借用',
    said: '借用|预算 ρ|预算',
    meaning: '私有通道的一步从其他通道借用多少。能由自身锚点解释的步借得少，且最多借一半。',
    formula: 'b_t = ρ_t (1 − r_none)\nρ_t = ½ H(α_t) / log K',
    range: '预算 ρ 和借用 b：0 至 ½，且 b 不超过 ρ',
  },
  anchor: {
    name: '锚点',
    said: '锚点',
    meaning: '私有通道学到的六个模式之一；每一步由它与各个锚点的相似程度来描述。',
    formula: 'α_t = softmax(cos(P_t, A) / 0.2)',
    range: '六个 0 至 1 的份额，合计为 1',
  },
  gate: {
    name: '门控 λ',
    said: '门控 λ|门控',
    meaning: '融合向量的每一维如何由两个分支混合而成，对每个窗口重新计算。',
    formula: 'λ = sigmoid(MLP([s; p; |s − p|; present; ŷ_m; 冲突]))\nz = λ ⊙ s + (1 − λ) ⊙ p',
    range: '0（全部私有）至 1（全部共享），{{channels}} 个通道各一个',
  },
  shapley: {
    name: 'Shapley 值',
    said: 'Shapley 值',
    meaning:
      '一个模态的一个分支对预测的价值：它加入其他参与者的联盟所带来的变化，对所有加入次序取平均。64 个联盟全部计算，因此数值精确，合计等于全部参与者的预测减去空联盟的预测。不在联盟中的参与者在 BRF 之前被掩蔽。',
    formula: 'φ_i = Σ（C 不含 i）|C|! (5 − |C|)! / 6! · (ŷ(C + i) − ŷ(C))',
    range: '任意分数；六个合计为 ŷ(全部) − ŷ(空联盟)',
  },
  conflict: {
    name: '冲突',
    said: '冲突',
    meaning: '现有各模态单独预测之间的差距。',
    formula: 'max_m ŷ_m − min_m ŷ_m',
    range: '0（一致，或只有一个模态）至 6 分',
  },
  adjacency: {
    name: '节点与节点图',
    said: '节点图|节点',
    meaning: '学到的查询把每个模态的各步汇集成几个节点；所有模态的节点相互关注，再把结果分回各步。',
    formula: 'A = softmax(Q(节点) K(节点)ᵀ / √d)',
    range: '0 至 1 的份额；一行合计为 1',
  },
  attention: {
    name: '注意力',
    said: '注意力|关注',
    meaning: '一个分支的每一步把注意力分给同一模态另一分支的各个有效步。',
    formula: 'softmax(Q(步) K(各步)ᵀ / √d_head)',
    range: '0 至 1 的份额；一行合计为 1',
  },
  logit: {
    name: 'Logit',
    said: 'logit',
    meaning: '线性输出头的输出，尚未压缩到 −3 至 +3。',
    formula: 'ŷ = 3 tanh(logit / 3)',
    range: '任意数',
  },
  tsf: {
    name: 'TSF',
    said: 'TSF|门控 g',
    meaning: '再平衡共享分支：一路只看随时间的变化，另一路只看不计次序的结构，由门控合并。',
    formula: 'S̃ = LN(S + g ⊙ LN(R_temporal) + (1 − g) ⊙ LN(R_structural))',
    range: '门控 g：0（结构）至 1（变化）',
  },
  agpr: {
    name: 'AGPR',
    said: 'AGPR',
    meaning: '再平衡每个私有通道：保留自身锚点能解释的部分，其余在预算之内借用。',
    formula: 'P̃_m = LN(P_m + (1 − b_t) αA_m + ρ_t Σ_n r_n M_m←n)',
    range: '预算 ρ：0 至 ½',
  },
  brf: {
    name: 'BRF',
    said: 'BRF',
    meaning: '融合两个分支：先相互关注，再由考虑上下文的门控混合。',
    formula: 'S′ = S̃ + Attn(S̃ ← P̃)\nP′ = P̃ + Attn(P̃ ← S̃)',
    range: '门控 λ：0（私有）至 1（共享）',
  },
  sentiment: {
    name: '情感 ŷ',
    said: '情感分|情感|预测 ŷ',
    meaning:
      '网络对当前窗口的预测：表达有多负面或多正面，采用训练数据的标度，单位为情感分。它不是人的真实感受。',
    formula: 'ŷ = 3 tanh(logit / 3)',
    range: '−3（强烈负面）至 +3（强烈正面），七个标签',
  },
  window: {
    name: '窗口与步',
    said: '窗口|每一步|每步|各步|一步',
    meaning:
      '网络每次读取最近 {{windowSeconds}} 秒。语言的一步是一个子词，语音或表情的一步是 {{stepSeconds}} 秒。',
    formula: '窗口 = {{windowSeconds}} 秒\n每个模态的步数 ≤ {{windowSteps}}',
    range: '每个模态最多 {{windowSteps}} 步；一步也没有的模态为缺失',
  },
  decoupling: {
    name: '解耦',
    said: '普通解耦|解耦',
    meaning:
      '把每个模态拆分为与其他模态共有的部分和自身独有的部分。普通解耦是到此为止的网络，没有 TSF、AGPR 和 BRF。',
    formula: 'S_m = E_shared(H_m)\nP_m = E_m(H_m)\n普通：ŷ = 3 tanh(w · [mean S; mean P] / 3)',
    range: '每步为 {{channels}} 个通道的向量',
  },
  utterance: {
    name: '语句与参考库',
    said: '语句|参考库',
    meaning:
      '一句话，连同其语音和表情。在大量独立语句上，每句取一个向量，可以测量冗余、泄漏和互补；在一句话的各步上则不能。',
    formula: 's_m = mean_t S_m,t\np_m = mean_t P_m,t',
    range: '参考库有 384 条语句；你自己的需要 30 条',
  },
  cka: {
    name: 'CKA',
    said: '去偏 CKA|CKA',
    meaning: '同一批语句的两组向量有多相似，与各自的旋转无关。去偏形式不会因样本少而偶然显得相似。',
    formula: 'CKA(X, Y) = HSIC(X, Y) / √(HSIC(X, X) HSIC(Y, Y))',
    range: '0（不相关）至 1（旋转后相同）；接近 0 的估计值可能略为负',
  },
  bias: {
    name: '偏置',
    said: '偏置',
    meaning: '没有任何证据时输出头给出的数：预测中不属于任何格子的部分。',
    formula: 'logit = Σ c + 偏置',
    range: '每个网络一个数，按 tanh 的份额换算成分',
  },
  coalition: {
    name: '参与者与联盟',
    said: '联盟|参与者',
    meaning:
      '六个参与者是各模态的共享分支和私有分支。联盟是其中任意一组；网络对每个联盟作出预测，其余参与者被掩蔽。',
    formula: '参与者 = {共享, 私有} × {语言, 语音, 表情}\n2⁶ = 64 个联盟',
    range: '每个联盟有一个 −3 至 +3 的预测',
  },
  occlusion: {
    name: '遮挡',
    said: '遮挡',
    meaning: '把一组输入特征去掉，看它加了多少：原预测减去把该组换成训练数据平均值、其余不变时的预测。',
    formula: 'ŷ(x) − ŷ(该组取平均值的 x)',
    range: '情感分；各组会共同起作用，加起来不一定等于总量',
  },
  gradientInput: {
    name: '梯度 × 输入',
    said: '梯度 × 输入',
    meaning:
      '从预测在当前位置的斜率看一组输入特征加了多少：每个特征的斜率乘以它与平均值的距离（以标准差计），再对该组和有效步求和。',
    formula: 'Σ z ∂ŷ/∂z，z = (x − 平均值) / 标准差',
    range: '情感分；预测为直线时与遮挡相等',
  },
};
