import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from './onnx-model.ts';

/** Codes of TensorProto.DataType. */
const FLOAT = 1;
const INT64 = 7;
const BOOL = 9;
const ELEMENT = { int64: INT64, bool: BOOL } as const;

/** Codes of AttributeProto.AttributeType, and the field each kind of value stands in. */
const ATTRIBUTE = { float: 1, int: 2, string: 3, graph: 5, ints: 7 } as const;

/**
 * A model in the binary form of ONNX: the protocol buffer ModelProto. Field numbers are those of onnx.proto3
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3), which never change.
 */
export function encodeModel(model: OnnxModel): Uint8Array {
  const writer = new BinaryWriter();
  integer(writer, 1, model.irVersion);
  text(writer, 2, model.producer);
  text(writer, 6, model.description);
  message(writer, 7, () => encodeGraph(writer, model.graph));
  message(writer, 8, () => integer(writer, 2, model.opset)); // the default domain
  for (const [key, value] of Object.entries(model.metadata)) {
    message(writer, 14, () => {
      text(writer, 1, key);
      text(writer, 2, value);
    });
  }
  return writer.finish();
}

function encodeGraph(writer: BinaryWriter, graph: OnnxGraph): void {
  for (const node of graph.nodes) message(writer, 1, () => encodeNode(writer, node));
  text(writer, 2, graph.name);
  for (const tensor of graph.initialisers) message(writer, 5, () => encodeTensor(writer, tensor));
  for (const value of graph.inputs) message(writer, 11, () => encodeValue(writer, value));
  for (const value of graph.outputs) message(writer, 12, () => encodeValue(writer, value));
}

function encodeNode(writer: BinaryWriter, { inputs, outputs, name, operator, attributes }: OnnxNode): void {
  for (const input of inputs) text(writer, 1, input);
  for (const output of outputs) text(writer, 2, output);
  text(writer, 3, name);
  text(writer, 4, operator);
  for (const [key, value] of Object.entries(attributes)) {
    message(writer, 5, () => encodeAttribute(writer, key, value));
  }
}

function encodeAttribute(writer: BinaryWriter, name: string, value: OnnxAttribute): void {
  text(writer, 1, name);
  if ('float' in value) writer.tag(2, WireType.Bit32).float(value.float);
  if ('int' in value) integer(writer, 3, value.int);
  if ('string' in value) text(writer, 4, value.string);
  if ('graph' in value) message(writer, 6, () => encodeGraph(writer, value.graph));
  if ('ints' in value) for (const int of value.ints) integer(writer, 8, int);
  const [kind] = Object.keys(value) as (keyof typeof ATTRIBUTE)[];
  integer(writer, 20, ATTRIBUTE[kind as keyof typeof ATTRIBUTE]);
}

function encodeTensor(writer: BinaryWriter, { name, shape, values }: OnnxTensor): void {
  for (const length of shape) integer(writer, 1, length);
  integer(writer, 2, values instanceof Float32Array ? FLOAT : INT64);
  text(writer, 8, name);
  writer.tag(9, WireType.LengthDelimited).bytes(littleEndian(values));
}

function encodeValue(writer: BinaryWriter, { name, shape, description, element }: OnnxValue): void {
  text(writer, 1, name);
  message(writer, 2, () =>
    message(writer, 1, () => {
      integer(writer, 1, element ? ELEMENT[element] : FLOAT);
      message(writer, 2, () => {
        for (const length of shape) {
          message(writer, 1, () =>
            typeof length === 'string' ? text(writer, 2, length) : integer(writer, 1, length),
          );
        }
      });
    }),
  );
  text(writer, 3, description);
}

function message(writer: BinaryWriter, field: number, content: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  content();
  writer.join();
}

function integer(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(value);
}

function text(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

/** Raw tensor data are little-endian, whatever the machine. */
function littleEndian(values: Float32Array | BigInt64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [i, value] of values.entries()) {
    if (typeof value === 'bigint') view.setBigInt64(8 * i, value, true);
    else view.setFloat32(4 * i, value, true);
  }
  return new Uint8Array(view.buffer);
}
