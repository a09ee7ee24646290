import { CONTRIBUTIONS } from '../ops/contributions.ts';
import { HEAD_MEAN } from '../ops/head-mean.ts';
import { ATTENTION_POOL, OPINION } from '../ops/pooling.ts';
import { CONTEXT_GATE, REUNION } from '../ops/reunion.ts';
import { SENTIMENT } from '../ops/sentiment.ts';
import { registerShader } from './kernel.ts';
import { eachGroup, eachItem, exponentiate, f32, logits, share, shared, sizeOf } from './wgsl.ts';

/** The kernels of BRF and of the heads. */
export function registerReunion(): void {
  registerPooling();
  registerGate();
  registerHeads();
}

function registerPooling(): void {
  registerShader(
    OPINION,
    ({ x, kernel }) => {
      const [lead, batch, steps, width] = x as [number, number, number, number];
      const classes = kernel[2] as number;
      const body = `
  let modality = group / ${batch};
  let first = group * ${steps};
  var valid = 0.0;
  for (var t = 0; t < ${steps}; t++) { valid += mask_[first + t]; }
  ${share(
    width,
    `var total = 0.0;
     for (var t = 0; t < ${steps}; t++) { total += x_[(first + t) * ${width} + i] * mask_[first + t]; }
     row[i] = total / max(valid, 1.0);`,
  )}
  workgroupBarrier();
  ${share(
    classes,
    `var said = bias_[modality * ${classes} + i];
     for (var c = 0; c < ${width}; c++) { said += row[c] * kernel_[(modality * ${width} + c) * ${classes} + i]; }
     result[group * ${classes} + i] = said;`,
  )}`;
      return { shape: [lead, batch, classes], ...eachGroup(lead * batch, shared('row', width), body) };
    },
    ({ x }) => x[3] as number,
  );

  registerShader(
    ATTENTION_POOL,
    ({ x }) => {
      const [lead, batch, steps, width] = x as [number, number, number, number];
      const all = lead * steps;
      const columns = all + width;
      const rowOf = (at: string) => `((${at}) / ${steps} * ${batch} + group) * ${steps} + (${at}) % ${steps}`;
      const body = `
  ${share(
    all,
    `let row = ${rowOf('i')};
     var logit = bias_[0];
     for (var c = 0; c < ${width}; c++) { logit += x_[row * ${width} + c] * kernel_[c]; }
     logits[i] = logit + absent(mask_[row]);`,
  )}
  ${exponentiate(all)}
  ${share(all, `result[group * ${columns} + i] = logits[i] / total * mask_[${rowOf('i')}];`)}
  ${share(
    width,
    `var pooled = 0.0;
     for (var k = 0; k < ${all}; k++) {
       let row = ${rowOf('k')};
       pooled += logits[k] * mask_[row] * x_[row * ${width} + i];
     }
     result[group * ${columns} + ${all} + i] = pooled / total;`,
  )}`;
      return { shape: [batch, columns], ...eachGroup(batch, logits(all), body) };
    },
    ({ x }) => (x[0] as number) * (x[2] as number),
  );

  registerShader(HEAD_MEAN, ({ weights }) => {
    const [items, heads, ...map] = weights as [number, number, number, number];
    const size = sizeOf(map);
    const body = `
    var total = 0.0;
    for (var head = 0; head < ${heads}; head++) {
      total += weights_[(i / ${size} * ${heads} + head) * ${size} + i % ${size}];
    }
    result[i] = total / ${f32(heads)};`;
    return { shape: [items, ...map], ...eachItem(items * size, body) };
  });
}

function registerGate(): void {
  registerShader(
    CONTEXT_GATE,
    ({ shared: ofShared, private: ofPrivate, heard, unimodal }, { width, limit }) => {
      const [lead, batch] = heard as [number, number];
      const [, windows, classes] = unimodal as [number, number, number];
      const said = 3 * width + lead;
      const length = said + lead * classes + 1;
      const unimodalOf = `(i / ${classes} * ${windows} + ${windows === 1 ? '0' : 'group'}) * ${classes}`;
      const opinion =
        classes === 1
          ? `unimodal_[${unimodalOf}] / ${f32(limit)}`
          : `below(unimodal_[first + i % ${classes}] - largest) / total`;
      const ofClasses = `
     let first = ${unimodalOf};
     var largest = unimodal_[first];
     for (var k = 1; k < ${classes}; k++) { largest = max(largest, unimodal_[first + k]); }
     var total = 0.0;
     for (var k = 0; k < ${classes}; k++) { total += below(unimodal_[first + k] - largest); }`;
      const body = `
  ${share(
    width,
    `let s = shared_[group * ${ofShared[1]} + ${(ofShared[1] as number) - width} + i];
     let p = private_[group * ${ofPrivate[1]} + ${(ofPrivate[1] as number) - width} + i];
     context[i] = s;
     context[${width} + i] = p;
     context[${2 * width} + i] = abs(s - p);`,
  )}
  ${share(lead, `context[${3 * width} + i] = present_[i * ${batch} + group];`)}
  ${share(
    lead * classes,
    `${classes === 1 ? '' : ofClasses}
     context[${said} + i] = ${opinion} * heard_[i / ${classes} * ${batch} + group];`,
  )}
  workgroupBarrier();
  if (thread == 0) {
    var count = 0.0;
    for (var m = 0; m < ${lead}; m++) { count += heard_[m * ${batch} + group]; }
    count = max(count, 1.0);
    var squares = 0.0;
    for (var k = 0; k < ${classes}; k++) {
      var mean = 0.0;
      for (var m = 0; m < ${lead}; m++) { mean += context[${said} + m * ${classes} + k]; }
      mean /= count;
      for (var m = 0; m < ${lead}; m++) {
        let off = (context[${said} + m * ${classes} + k] - mean) * heard_[m * ${batch} + group];
        squares += off * off;
      }
    }
    context[${length - 1}] = sqrt(squares / count + 1e-6);
  }
  workgroupBarrier();
  ${share(
    width,
    `var total = layers_[${length * width} + i];
     for (var k = 0; k < ${length}; k++) { total += context[k] * layers_[k * ${width} + i]; }
     hidden[i] = gelu(total);`,
  )}
  workgroupBarrier();
  ${share(
    width,
    `var total = layers_[${(length + 1 + width) * width} + i];
     for (var k = 0; k < ${width}; k++) { total += hidden[k] * layers_[${(length + 1) * width} + k * ${width} + i]; }
     result[group * ${width} + i] = sigmoid(total);`,
  )}`;
      const scope = `${shared('context', length)}\n${shared('hidden', width)}`;
      return { shape: [batch, width], ...eachGroup(batch, scope, body) };
    },
    ({ unimodal }, { width }) => 4 * width + 4 + 3 * (unimodal[2] as number),
  );
}

function registerHeads(): void {
  registerShader(REUNION, ({ shared: ofShared, private: ofPrivate, gate, kernel }) => {
    const [batch, width] = gate as [number, number];
    const classes = kernel[1] as number;
    const body = `
    let item = i / ${classes};
    var logit = bias_[i % ${classes}];
    for (var c = 0; c < ${width}; c++) {
      let g = gate_[item * ${width} + c];
      let s = shared_[item * ${ofShared[1]} + ${(ofShared[1] as number) - width} + c];
      let p = private_[item * ${ofPrivate[1]} + ${(ofPrivate[1] as number) - width} + c];
      logit += (g * s + (1.0 - g) * p) * kernel_[c * ${classes} + i % ${classes}];
    }
    result[i] = logit;`;
    return { shape: [batch, classes], ...eachItem(batch * classes, body) };
  });

  registerShader(CONTRIBUTIONS, ({ sharedSteps, shared: ofShared, private: ofPrivate, kernel }) => {
    const [lead, batch, steps, width] = sharedSteps as [number, number, number, number];
    const classes = kernel[1] as number;
    const all = lead * steps;
    const along = (branch: string, gate: string) => `
      for (var c = 0; c < ${width}; c++) {
        let g = gate_[item * ${width} + c];
        along += ${branch}Steps_[row * ${width} + c] * (${gate} * kernel_[c * ${classes} + k]);
      }`;
    const body = `
    let k = i % ${classes};
    let at = i / ${classes} % ${all};
    let item = i / ${2 * all * classes};
    let row = (at / ${steps} * ${batch} + item) * ${steps} + at % ${steps};
    var along = 0.0;
    if (i / ${all * classes} % 2 == 0) {${along('shared', 'g')}
      result[i] = along * shared_[item * ${ofShared[1]} + at];
    } else {${along('private', '(1.0 - g)')}
      result[i] = along * private_[item * ${ofPrivate[1]} + at];
    }`;
    const shape = [batch, 2, lead, steps, classes];
    return { shape, ...eachItem(sizeOf(shape), body) };
  });

  registerShader(SENTIMENT, ({ logit }, { limit }) => {
    const [batch, classes] = logit as [number, number];
    const body =
      classes === 1
        ? `result[i] = squash(logit_[i] / ${f32(limit)}) * ${f32(limit)};`
        : `
    var largest = logit_[i * ${classes}];
    for (var k = 1; k < ${classes}; k++) { largest = max(largest, logit_[i * ${classes} + k]); }
    var total = 0.0;
    for (var k = 0; k < ${classes}; k++) { total += below(logit_[i * ${classes} + k] - largest); }
    for (var k = 0; k < ${classes}; k++) {
      result[i * ${classes} + k] = below(logit_[i * ${classes} + k] - largest) / total;
    }`;
    return { shape: logit, ...eachItem(batch, body) };
  });
}
