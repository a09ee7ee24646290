import type { CorpusWords } from '../en/corpus.ts';

/** 语料视图中选择网络的中文。 */
export const corpusNetworks: Pick<CorpusWords, 'networks'> = {
  networks: {
    a: '网络 A',
    b: '对照网络 B',
    none: '无',
    choose: '网络（{{n}}）',
    title: '要运行的网络',
    hint: '最多 {{most}} 个网络，依次运行全部行。运行过的网络可以选作 A 和 B。',
    ownHint: '要用自己的权重，请一起打开 model.json 和 weights.bin。',
    compared: '正在比较',
    ran: '已运行',
    runs: '{{rows}} 行中的 {{done}} 行',
    waits: '等待中',
    failed: '无法运行',
    following: '接着运行{{names}}',
  },
};
