import type { Catalogue } from '../en/en.ts';
import { mediaProblems } from './media-problems.ts';

/** Chinese sentences for every problem the app can have. */
export const problems: Catalogue['problems'] = {
  'camera-denied': {
    what: '浏览器没有允许使用摄像头。',
    action: '请在地址栏的摄像头标志里允许，然后再打开。没有它，声音和文字照常工作。',
  },
  'camera-not-found': {
    what: '没有找到摄像头。',
    action: '请连接一个，或在设备设置里选择另一个，然后再打开。',
  },
  'camera-in-use': {
    what: '摄像头没有启动；可能有别的程序在用它。',
    action: '请关闭那个程序，然后再打开摄像头。',
  },
  'camera-unplugged': {
    what: '摄像头断开了。',
    action: '请重新连接或选择另一个，然后打开。',
  },
  'camera-insecure': {
    what: '浏览器只把摄像头交给安全的页面。',
    action: '请通过 https 或在 localhost 上打开此页面。',
  },
  'camera-unsupported': {
    what: '这个浏览器不给页面提供摄像头。',
    action: '请使用新版 Chrome、Edge、Firefox 或 Safari。这里文字也能用。',
  },
  'camera-failed': {
    what: '摄像头没有启动。',
    action: '请再打开一次，或选择另一个摄像头。',
  },
  'microphone-denied': {
    what: '浏览器没有允许使用麦克风。',
    action: '请在地址栏的麦克风标志里允许，然后再打开。没有它，面部和文字照常工作。',
  },
  'microphone-not-found': {
    what: '没有找到麦克风。',
    action: '请连接一个，或在设备设置里选择另一个，然后再打开。',
  },
  'microphone-in-use': {
    what: '麦克风没有启动；可能有别的程序在用它。',
    action: '请关闭那个程序，然后再打开麦克风。',
  },
  'microphone-unplugged': {
    what: '麦克风断开了。',
    action: '请重新连接或选择另一个，然后打开。',
  },
  'microphone-insecure': {
    what: '浏览器只把麦克风交给安全的页面。',
    action: '请通过 https 或在 localhost 上打开此页面。',
  },
  'microphone-unsupported': {
    what: '这个浏览器不能把麦克风的声音交给页面。',
    action: '请使用新版 Chrome、Edge、Firefox 或 Safari。这里面部和文字也能用。',
  },
  'microphone-failed': {
    what: '麦克风没有启动。',
    action: '请再打开一次，或选择另一个麦克风。',
  },
  'speech-unsupported': {
    what: '这个浏览器没有语音识别。',
    action: '请把说的话输入进来；声音本身仍然会被听到。',
  },
  'speech-needs-consent': {
    what: '这个浏览器只在其开发商的服务器上识别语音。',
    action: '打开并同意，或把说的话输入进来。',
  },
  'speech-denied': {
    what: '浏览器没有允许语音识别。',
    action: '请在地址栏里允许麦克风，或把说的话输入进来。',
  },
  'speech-network': {
    what: '连接不上浏览器的语音服务。',
    action: '请检查网络再打开，或把说的话输入进来。',
  },
  'speech-language': {
    what: '语音识别没有这种语言的模型。',
    action: '请把说的话输入进来。',
  },
  'speech-failed': {
    what: '语音识别停止了。',
    action: '请再打开一次，或把说的话输入进来。',
  },
  'speech-no-answer': {
    what: '浏览器的语音识别没有回应。',
    action: '请再打开一次，或把说的话输入进来。',
  },
  'model-file-missing': {
    what: '没有找到一个模型文件：{{detail}}',
    action: '请在提供此页面的地方运行“npm run models”，然后重试。应用的其余部分照常工作。',
  },
  'model-file-corrupt': {
    what: '一个模型文件不是本应用核对过的那个：{{detail}}',
    action: '请重试；如果仍然如此，请在提供此页面的地方运行“npm run models”。应用的其余部分照常工作。',
  },
  'model-other-extractors': {
    what: '模型文件所用的特征提取器与本应用当前版本不同：{{detail}}',
    action:
      '请重新加载页面，使应用与模型文件版本一致；如果仍然如此，请在提供此页面的地方换上这个版本的模型。',
  },
  'model-file-network': {
    what: '未能获取一个模型文件：{{detail}}',
    action: '请检查网络再重试。应用的其余部分照常工作。',
  },
  'own-file-unknown': {
    what: '“实验室”能读特征文件（.npz）和“npm run train”写出的权重（model.json 和 weights.bin），不能读：{{detail}}',
    action: '请拖来其中之一。你看到的内容没有改变。',
  },
  'own-files-many': {
    what: '同类文件多于一个：{{detail}}',
    action: '请拖来一个特征文件，或一个 model.json 和它的 weights.bin，或两者都有。你看到的内容没有改变。',
  },
  'own-file-large': {
    what: '文件太大，浏览器读不了：{{detail}}',
    action:
      '请少存一些语句，或用 numpy.savez_compressed 存成 float16（最多 512 MB；权重 256 MB）。你看到的内容没有改变。',
  },
  'own-features-unreadable': {
    what: '特征文件不能使用。{{detail}}',
    action: '请按 README 保存数组 language、acoustic、visual [N, T, d]、掩码和标签。你看到的内容没有改变。',
  },
  'own-features-misfit': {
    what: '特征和网络不相配：{{detail}}',
    action:
      '这些数是语言、声音和面部每一步的特征数；≠ 两侧是不同的提取器。请带来相配的特征和权重，或选择另一个网络。',
  },
  'own-weights-half': {
    what: '一个网络有两个文件，model.json 和 weights.bin；现在只有 {{detail}}',
    action: '请把两个一起拖来。你看到的内容没有改变。',
  },
  'own-weights-unreadable': {
    what: '权重不能使用。{{detail}}',
    action: '请拖来“npm run train”同一次写出的 model.json 和 weights.bin。你看到的内容没有改变。',
  },
  ...mediaProblems,
  'face-no-webgl': {
    what: '这里找不到人脸：人脸模型需要 WebGL，而这个浏览器不让后台任务使用它。',
    action: '请在浏览器设置中打开硬件加速或 WebGL，或使用新版 Chrome、Edge 或 Safari。文字和声音照常工作。',
  },
  'part-failed': {
    what: '这个部分没有启动。',
    action: '请重试。应用的其余部分照常工作。',
  },
  'part-unsupported': {
    what: '这个浏览器不能运行这个部分。',
    action: '请使用新版 Chrome 或 Edge。应用的其余部分照常工作。',
  },
  'worker-gave-up': {
    what: '这个部分连续停止了几次。',
    action: '请重试，或重新加载页面。应用的其余部分照常工作。',
  },
  'worker-restarted': {
    what: '一个后台部分停止了，已重新启动：{{detail}}',
    action: '不需要做什么。',
  },
  'gpu-device-lost': {
    what: '图形处理器断开了；网络已重新启动。',
    action: '不需要做什么。如果经常发生，请关闭其他使用图形处理器的页面。',
  },
  'backend-no-webgpu': {
    what: '这个浏览器没有 WebGPU，因此网络在处理器上运行。',
    action: '不需要做什么。带图形处理器的新版 Chrome 或 Edge 更快。',
  },
  'backend-software-gpu': {
    what: '这里的 WebGPU 只是软件模拟的（{{detail}}），因此网络在更快的处理器上运行。',
    action: '不需要做什么。仍想用 WebGPU，请在地址里加上 ?backend=webgpu。',
  },
  'backend-self-test': {
    what: '首选后端算错了测试输入（相差 {{detail}}），因此使用另一个。',
    action: '想用首选后端，请更新浏览器或显卡驱动。',
  },
  'backend-failed': {
    what: '首选后端没有启动。',
    action: '不需要做什么，已使用另一个。想再试首选后端，请重新加载页面。',
  },
  'backend-gpu-unstable': {
    what: '图形处理器断开了几次，因此网络在处理器上运行。',
    action: '想再试图形处理器，请重新加载页面。',
  },
  'storage-unavailable': {
    what: '这个浏览器不允许此页面保存任何内容。',
    action: '请退出隐私浏览，或允许此页面保存数据，然后重试。未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-silent': {
    what: '浏览器的存储没有响应。',
    action: '请关闭此页面的其他标签页，或重新启动浏览器，然后重试。未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-full': {
    what: '浏览器的存储空间不够。',
    action: '请把想留的会话导出到别处，在这里删除，然后重试。',
  },
  'storage-failed': {
    what: '浏览器的存储出错了。',
    action: '请重试。以前保存的内容没有改变；未保存的内容在关闭此页面之前都可以导出。',
  },
  'storage-low': {
    what: '浏览器的存储空间快用完了：不再录制声音和画面。',
    action: '录制继续进行，但没有它们。请删除不需要的会话。',
  },
  'recording-stopped-full': {
    what: '存储空间用完，录制已停止。到那时为止的内容都已保存。',
    action: '请删除不需要的会话，然后再录。',
  },
  'recording-stopped-failed': {
    what: '保存出错，录制已停止。到那时为止的内容都已保存。',
    action: '请重新加载页面，然后再录。',
  },
  'recording-not-kept': {
    what: '录制已停止，因为完全无法保存。',
    action: '这段录制没有保存。请重新加载页面，然后再录。',
  },
  'recording-stopped-long': {
    what: '录制已有 {{detail}}，这是最长的长度；已停止并保存。',
    action: '要继续，请再开始一次。',
  },
  'recording-recovered': {
    what: '有一次录制中断了；已有的部分保存了下来：{{detail}}',
    action: '你可以在“会话”里找到它。',
  },
  'recording-media-failed': {
    what: '未能录制声音或画面。',
    action: '网络看到的内容仍然会录下来。',
  },
  'kept-without-media': {
    what: '浏览器的存储空间放不下这个文件：{{detail}}',
    action: '会话已保存，但不含声音和画面。请删除不需要的会话，然后再带来这个文件。',
  },
  'session-missing': {
    what: '这个浏览器里没有保存这个会话。',
    action: '它可能已被删除，或只在链接作者的浏览器里：请对方在“会话”中导出，再把文件拖到这里或导入。',
  },
  'session-damaged': {
    what: '这个会话读不出来：{{detail}}',
    action: '如果导出过，请导入它的文件。其他会话没有改变。',
  },
  'session-nothing-said': {
    what: '这个会话里没有带预测的语句，没有可导出的内容。',
    action: '请导出会话本身，或把它的预测导出为 JSON。',
  },
  'session-file-unreadable': {
    what: '这个文件不是本应用的会话，或已损坏：{{detail}}',
    action: '请选择由本应用导出的 .dbr.zip 文件。什么都没有改变。',
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
    what: '文件太大，浏览器读不了：{{detail}}',
    action: '请不带声音和画面导出会话，或导出一个短一些的。什么都没有改变。',
  },
  'moment-past-end': {
    what: '所要的时刻在录制结束之后（{{detail}}），因此不显示任何内容。',
    action: '请用滑块或语句选择一个时刻。',
  },
  'sample-failed': {
    what: '未能加载示例会话“{{detail}}”。',
    action: '请换一个示例，或重新加载页面。',
  },
  'tab-was-hidden': {
    what: '这个标签页曾被隐藏，浏览器放慢了它。',
    action: '不需要做什么；现在又跟上了。',
  },
  unknown: {
    what: '出了问题。',
    action: '如果它没有自己继续，请重新加载页面。',
  },
};
