import type { Catalogue } from '../en/en.ts';
import { mediaProblems } from './media-problems.ts';

/** Chinese sentences for every problem the app can have. */
export const problems: Catalogue['problems'] = {
  'camera-denied': {
    what: '浏览器没有允许使用摄像头。',
    action: '请通过地址栏的摄像头图标允许，然后重新打开。没有摄像头，语音和文字照常工作。',
  },
  'camera-not-found': {
    what: '没有找到摄像头。',
    action: '请连接一个，或在设备设置里选择另一个，然后再打开。',
  },
  'camera-in-use': {
    what: '摄像头没有启动，可能有其他程序正在使用。',
    action: '请关闭该程序，然后重新打开摄像头。',
  },
  'camera-unplugged': {
    what: '摄像头断开了。',
    action: '请重新连接或选择另一个，然后打开。',
  },
  'camera-insecure': {
    what: '浏览器只允许安全页面使用摄像头。',
    action: '请通过 https 或在 localhost 上打开此页面。',
  },
  'camera-unsupported': {
    what: '此浏览器不支持页面使用摄像头。',
    action: '请使用新版 Chrome、Edge、Firefox 或 Safari。在这里也可以使用文字。',
  },
  'camera-failed': {
    what: '摄像头没有启动。',
    action: '请再打开一次，或选择另一个摄像头。',
  },
  'microphone-denied': {
    what: '浏览器没有允许使用麦克风。',
    action: '请通过地址栏的麦克风图标允许，然后重新打开。没有麦克风，表情和文字照常工作。',
  },
  'microphone-not-found': {
    what: '没有找到麦克风。',
    action: '请连接一个，或在设备设置里选择另一个，然后再打开。',
  },
  'microphone-in-use': {
    what: '麦克风没有启动，可能有其他程序正在使用。',
    action: '请关闭该程序，然后重新打开麦克风。',
  },
  'microphone-unplugged': {
    what: '麦克风断开了。',
    action: '请重新连接或选择另一个，然后打开。',
  },
  'microphone-insecure': {
    what: '浏览器只允许安全页面使用麦克风。',
    action: '请通过 https 或在 localhost 上打开此页面。',
  },
  'microphone-unsupported': {
    what: '此浏览器不支持页面使用麦克风。',
    action: '请使用新版 Chrome、Edge、Firefox 或 Safari。在这里也可以使用表情和文字。',
  },
  'microphone-failed': {
    what: '麦克风没有启动。',
    action: '请再打开一次，或选择另一个麦克风。',
  },
  'speech-unsupported': {
    what: '此浏览器不支持语音识别。',
    action: '请输入说的话；语音仍会分析。',
  },
  'speech-needs-consent': {
    what: '此浏览器只在其开发商的服务器上识别语音。',
    action: '请打开并同意，或输入说的话。',
  },
  'speech-denied': {
    what: '浏览器没有允许语音识别。',
    action: '请在地址栏中允许麦克风，或输入说的话。',
  },
  'speech-network': {
    what: '无法连接浏览器的语音服务。',
    action: '请检查网络连接后重新打开，或输入说的话。',
  },
  'speech-language': {
    what: '语音识别没有此语言的模型。',
    action: '请输入说的话。',
  },
  'speech-failed': {
    what: '语音识别停止了。',
    action: '请重新打开，或输入说的话。',
  },
  'speech-no-answer': {
    what: '浏览器的语音识别没有回应。',
    action: '请重新打开，或输入说的话。',
  },
  'speech-model': {
    what: '语音识别模型没有加载。{{detail}}',
    action:
      '请重试，或在设备设置中选择其他文字来源，也可以输入说的话。网站的维护者可以运行“npm run models -- --speech tiny.en”补全文件。',
  },
  'model-file-missing': {
    what: '找不到模型文件：{{detail}}',
    action: '请在提供此页面的地方运行“npm run models”，然后重试。应用的其余部分照常工作。',
  },
  'model-file-corrupt': {
    what: '模型文件与本应用测试过的不同：{{detail}}',
    action: '请重试；如果仍然如此，请在提供此页面的地方运行“npm run models”。应用的其余部分照常工作。',
  },
  'model-other-extractors': {
    what: '模型文件所用的特征提取器与本应用当前版本不同：{{detail}}',
    action:
      '请重新加载页面，使应用与模型文件版本一致；如果仍然如此，请在提供此页面的地方换上这个版本的模型。',
  },
  'model-file-network': {
    what: '获取模型文件失败：{{detail}}',
    action: '请检查网络连接，然后重试。应用的其余部分照常工作。',
  },
  'user-file-unknown': {
    what: '“实验室”可以读取导出的会话（.dbr.zip）、特征文件（.npz）和“npm run train”写出的权重（model.json 和 weights.bin），无法读取：{{detail}}',
    action: '请拖入其中之一；视频和音频请在“会话”中载入。没有任何改动。',
  },
  'user-files-many': {
    what: '同类文件多于一个：{{detail}}',
    action: '请拖入一个特征文件，或一个 model.json 及其 weights.bin，或两者。没有任何改动。',
  },
  'user-file-large': {
    what: '文件太大，浏览器无法读取：{{detail}}',
    action:
      '请减少语句，或用 numpy.savez_compressed 存为 float16（最多 512 MB；权重 256 MB）。没有任何改动。',
  },
  'user-features-unreadable': {
    what: '特征文件无法使用。{{detail}}',
    action:
      '请按 docs/features-file.md 保存数组 language、acoustic、visual [N, T, d]、掩码和标签。没有任何改动。',
  },
  'user-features-misfit': {
    what: '特征与网络不匹配：{{detail}}',
    action:
      '这些数是语言、语音和表情每一步的特征数；≠ 两侧是不同的提取器。请载入匹配的特征和权重，或选择另一个网络。',
  },
  'corpus-file-unknown': {
    what: '语料视图无法读取：{{detail}}',
    action:
      '可以读取：特征文件（.npz）、文本表格（.csv、.tsv、.jsonl、.parquet）、导出的会话（.dbr.zip）、视频和音频，以及“npm run train”写出的权重（model.json 和 weights.bin）。没有任何改动。',
  },
  'corpus-table-unreadable': {
    what: '表格无法使用。{{detail}}',
    action: '表格需要标题行和“text”一列，还可以有 id、label、split 等列。没有任何改动。',
  },
  'corpus-session-empty': {
    what: '这些会话里没有说话，也没有画面，因此没有可用的行。',
    action: '请选择其他会话。没有任何改动。',
  },
  'corpus-session-unreadable': {
    what: '无法打开会话：{{detail}}',
    action: '请在“会话”中查看它是否还在。没有任何改动。',
  },
  'corpus-apart': {
    what: '这些数据不能合成一个语料：{{detail}}',
    action: '请逐个打开，或使用同一种标签和特征。没有任何改动。',
  },
  'user-weights-half': {
    what: '一个网络有两个文件：model.json 和 weights.bin；现在只有 {{detail}}',
    action: '请把两个文件一起拖入。没有任何改动。',
  },
  'user-weights-unreadable': {
    what: '权重无法使用。{{detail}}',
    action: '请拖入“npm run train”同一次写出的 model.json 和 weights.bin。没有任何改动。',
  },
  ...mediaProblems,
  'face-no-webgl': {
    what: '无法检测人脸：人脸模型需要 WebGL，而此浏览器不允许在后台使用。',
    action: '请在浏览器设置中打开硬件加速或 WebGL，或使用新版 Chrome、Edge 或 Safari。文字和语音照常工作。',
  },
  'part-failed': {
    what: '此部分没有启动。',
    action: '请重试。应用的其余部分照常工作。',
  },
  'part-unsupported': {
    what: '此浏览器无法运行此部分。',
    action: '请使用新版 Chrome 或 Edge。应用的其余部分照常工作。',
  },
  'worker-gave-up': {
    what: '此部分连续多次停止。',
    action: '请重试，或重新加载页面。应用的其余部分照常工作。',
  },
  'worker-not-loaded': {
    what: '页面的一部分未能加载。',
    action: '请检查与网站的连接，然后重新加载页面。',
  },
  'worker-restarted': {
    what: '后台的一部分停止后已重新启动：{{detail}}',
    action: '无需处理。',
  },
  'gpu-device-lost': {
    what: '图形处理器断开，网络已重新启动。',
    action: '无需处理。如果经常发生，请关闭其他使用图形处理器的页面。',
  },
  'backend-no-webgpu': {
    what: '此浏览器不支持 WebGPU，因此网络在处理器上运行。',
    action: '无需处理。使用带图形处理器的新版 Chrome 或 Edge 可能更快。',
  },
  'backend-software-gpu': {
    what: '此处的 WebGPU 由软件模拟（{{detail}}），因此网络在更快的处理器上运行。',
    action: '无需处理。如仍想使用 WebGPU，请在地址中加上 ?backend=webgpu。',
  },
  'backend-self-test': {
    what: '首选后端对测试输入计算有误（偏差 {{detail}}），因此改用其他后端。',
    action: '要使用首选后端，请更新浏览器或显卡驱动。',
  },
  'backend-failed': {
    what: '首选后端没有启动。',
    action: '无需处理，已改用其他后端。要再试首选后端，请重新加载页面。',
  },
  'backend-gpu-unstable': {
    what: '图形处理器多次断开，因此网络在处理器上运行。',
    action: '要再试图形处理器，请重新加载页面。',
  },
  'storage-unavailable': {
    what: '此浏览器不允许此页面保存任何内容。',
    action: '请退出隐私浏览，或允许此页面保存数据，然后重试。未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-silent': {
    what: '浏览器的存储没有响应。',
    action: '请关闭此页面的其他标签页，或重新启动浏览器，然后重试。未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-full': {
    what: '浏览器的存储空间不够。',
    action: '请导出要保留的会话，再在这里删除，然后重试。',
  },
  'storage-failed': {
    what: '浏览器的存储出错了。',
    action: '请重试。之前保存的内容完好；未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-low': {
    what: '浏览器的存储空间快用完了：不再录制声音和画面。',
    action: '录制继续，但不含声音和画面。请删除不需要的会话。',
  },
  'recording-stopped-full': {
    what: '存储空间用完，录制已停止。之前的内容都已保存。',
    action: '请删除不需要的会话，然后重新录制。',
  },
  'recording-stopped-failed': {
    what: '保存出错，录制已停止。之前的内容都已保存。',
    action: '请重新加载页面，然后再录。',
  },
  'recording-not-kept': {
    what: '完全无法保存，录制已停止。',
    action: '这段录制没有保存。请重新加载页面，然后再录。',
  },
  'recording-stopped-long': {
    what: '录制已达到上限 {{detail}}，已停止并保存。',
    action: '要继续，请再开始一次。',
  },
  'recording-recovered': {
    what: '有一次录制中断，已录的部分已保存：{{detail}}',
    action: '可在“会话”中找到。',
  },
  'recording-media-failed': {
    what: '声音或画面录制失败。',
    action: '网络接收的内容仍会录制。',
  },
  'kept-without-media': {
    what: '浏览器的存储空间放不下这个文件：{{detail}}',
    action: '会话已保存，但不含声音和画面。请删除不需要的会话，然后重新载入此文件。',
  },
  'session-missing': {
    what: '此浏览器中没有保存这个会话。',
    action: '它可能已被删除，或只在链接作者的浏览器里：请对方在“会话”中导出，再把文件拖到这里或导入。',
  },
  'session-damaged': {
    what: '无法读取此会话：{{detail}}',
    action: '如果导出过，请导入其文件。其他会话不受影响。',
  },
  'session-nothing-said': {
    what: '此会话中没有带预测的语句，因此没有可导出的内容。',
    action: '请导出会话本身，或把它的预测导出为 JSON。',
  },
  'session-file-unreadable': {
    what: '这个文件不是本应用的会话，或已损坏：{{detail}}',
    action: '请选择由本应用导出的 .dbr.zip 文件。没有任何改动。',
  },
  'session-file-newer': {
    what: '这个文件是本应用的更新版本生成的：{{detail}}',
    action: '请重新加载页面以获得最新版本，然后再导入。',
  },
  'session-other-extractors': {
    what: '该会话的特征所用的提取器与本应用当前版本不同：{{detail}}',
    action: '请在生成它的版本中打开。如果有当时的录音或录像，可在这里作为媒体文件打开，重新提取特征。',
  },
  'session-file-large': {
    what: '文件太大，浏览器无法读取：{{detail}}',
    action: '请不带声音和画面导出会话，或导出一个短一些的。没有任何改动。',
  },
  'moment-past-end': {
    what: '该时刻在录制结束之后（{{detail}}），因此不显示内容。',
    action: '请用滑块或语句选择一个时刻。',
  },
  'sample-failed': {
    what: '示例会话“{{detail}}”加载失败。',
    action: '请换一个示例，或重新加载页面。',
  },
  'tab-was-hidden': {
    what: '此标签页曾被隐藏，浏览器降低了它的速度。',
    action: '无需处理，现已恢复。',
  },
  unknown: {
    what: '出了问题。',
    action: '如果没有自动恢复，请重新加载页面。',
  },
};
