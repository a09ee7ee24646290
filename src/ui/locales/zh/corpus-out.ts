import type { CorpusWords } from '../en/corpus.ts';

/** 语料视图导出的文件和报告里的中文。 */
export const corpusOut: Pick<CorpusWords, 'report' | 'files'> = {
  report: {
    make: '导出报告（单个 HTML 文件）',
    making: '正在生成报告……',
    failed: '报告没有生成，请重试。',
    title: 'DBR Live：语料报告',
    made: '{{name}}，共 {{n}} 行。生成于 {{at}}。',
    view: '所示内容',
    data: '数据',
    rows: '行',
    order: '顺序',
    a: '网络 A',
    b: '对比网络 B',
    selected: '选中 {{n}} 行，共 {{all}} 行',
    link: '打开这个视图',
    card: '所用网络',
    lines: '全部 {{count}} 行',
    cut: '仅列出前 {{count}} 行，文件中是完整的。',
    csv: '这些数值（CSV）',
    kept: '各行只保留这些模态时的指标',
    slicesOf: '指标，按“{{column}}”分组',
    metricOf: '{{metric}}，按“{{column}}”分组',
    heatmapOf: '逐行看{{quantity}}',
    heatmapInfo:
      '每条线是一行，每列是一个分支经一个模态的作用；行数多于线数时，一条线是相邻几行的均值。下方是所有行的均值。',
    of: '均值',
    network: '网络',
    n: 'n',
    mean: 'β 均值',
    imbalance: '|β| 均值',
    low: '{{name}}，95% 下限',
    high: '{{name}}，95% 上限',
    change: '|β| 均值之差 A − B',
    about: {
      beta: '在同样的行上，A 的共享分支与私有分支是否比 B 分工更均衡。',
      heatmap: '每个分支经每个模态带来的作用；表中是各列的均值。',
      slices: '指标按 MMSA 的算法计算。差值在同样的行上比较两个网络。',
    },
  },
  files: {
    tableCsv: '全部列（CSV）',
    tableParquet: '全部列（Parquet）',
  },
};
