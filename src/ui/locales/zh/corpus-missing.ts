import type { CorpusWords } from '../en/corpus.ts';

/** 语料视图中“缺少模态时”的中文。 */
export const corpusMissing: Pick<CorpusWords, 'missing'> = {
  missing: {
    title: '缺少模态时',
    info: '当前各行在只有一个模态和去掉一个模态时的指标：网络重新运行，就像其余模态从未有过一样。n 是仍有内容的行数。指标和区间的算法与分组指标相同。',
    given: '提供给网络的内容',
    all: '全部模态',
    alone: '只有{{modality}}',
    without: '去掉{{modality}}',
    ask: '计算 {{n}} 行',
    running: '正在缺少模态的情况下运行{{network}}',
    of: '{{n}} 行的{{metric}}',
    bank: '参考库只含结果，不含当初的特征，所以无法去掉任何模态。请打开特征文件（.npz）、视频或已保存的会话。',
    one: '这些行只有一个模态，没有可以去掉的。',
  },
};
