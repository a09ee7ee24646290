import type { corpusParts as english } from '../en/corpus-parts.ts';

/** What the Corpus view says of computing what groups of features add, in Chinese. */
export const corpusParts: typeof english = {
  groups: {
    of: '考察的行',
    scopes: { row: '单行', mean: '各行平均' },
    ask: '计算',
    again: '重新计算',
    busy: '网络运行完毕后即可计算。',
    noRow: '在任意图表中选中一行，查看它的各类特征起了什么作用。',
    ofRow: '第 {{row}} 行。',
    ofMean: '{{n}} 行的平均。',
    ofSome: '按固定种子抽取 {{of}} 行中的 {{n}} 行，取平均。',
    bank: '参考库只有结果，没有原始特征，无从度量。请打开特征文件（.npz）、视频或保存的会话。',
    texts: '这些行里没有本应用提取的语音或表情特征，无从度量。',
  },
};
