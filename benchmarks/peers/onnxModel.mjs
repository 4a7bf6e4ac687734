/**
 * ONNX models of a few nodes, written as protocol buffers. Field numbers are those of onnx.proto
 * (github.com/onnx/onnx, IR version 8); only the fields that are used are named here.
 */
import protobuf from 'protobufjs';

const field = (type, id, rule) => ({ type, id, ...(rule ? { rule } : {}) });

const root = protobuf.Root.fromJSON({
  nested: {
    Attribute: {
      fields: {
        name: field('string', 1),
        f: field('float', 2),
        i: field('int64', 3),
        ints: field('int64', 8, 'repeated'),
        type: field('int32', 20),
      },
    },
    Node: {
      fields: {
        input: field('string', 1, 'repeated'),
        output: field('string', 2, 'repeated'),
        opType: field('string', 4),
        attribute: field('Attribute', 5, 'repeated'),
      },
    },
    Tensor: {
      fields: {
        dims: field('int64', 1, 'repeated'),
        dataType: field('int32', 2),
        floatData: field('float', 4, 'repeated'),
        int64Data: field('int64', 7, 'repeated'),
        name: field('string', 8),
      },
    },
    Dimension: { fields: { dimValue: field('int64', 1) } },
    Shape: { fields: { dim: field('Dimension', 1, 'repeated') } },
    TensorType: { fields: { elemType: field('int32', 1), shape: field('Shape', 2) } },
    Type: { fields: { tensorType: field('TensorType', 1) } },
    ValueInfo: { fields: { name: field('string', 1), type: field('Type', 2) } },
    Graph: {
      fields: {
        node: field('Node', 1, 'repeated'),
        name: field('string', 2),
        initializer: field('Tensor', 5, 'repeated'),
        input: field('ValueInfo', 11, 'repeated'),
        output: field('ValueInfo', 12, 'repeated'),
      },
    },
    OperatorSet: { fields: { version: field('int64', 2) } },
    Model: {
      fields: {
        irVersion: field('int64', 1),
        graph: field('Graph', 7),
        opsetImport: field('OperatorSet', 8, 'repeated'),
      },
    },
  },
});

const FLOAT = 1;
const INT64 = 7;
const DOUBLE = 11;
const [ONE_INT, MANY_INTS] = [2, 7];

function valueInfo(name, shape, elemType) {
  const dim = shape?.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType, ...(dim ? { shape: { dim } } : {}) } } };
}

function attribute([name, value]) {
  return Array.isArray(value)
    ? { name, ints: value, type: MANY_INTS }
    : { name, i: value, type: ONE_INT };
}

function constant([name, value]) {
  return Array.isArray(value)
    ? { name, dims: [value.length], dataType: INT64, int64Data: value }
    : { name, dims: [], dataType: FLOAT, floatData: [value] };
}

/**
 * A model.
 *
 * @param graph - `inputs` (name → input of the work), `constants` (name → number or list of integers),
 *   `nodes` (lists of operation, inputs, output, attributes); the last output is the result
 * @returns its bytes
 */
export function onnxModel({ inputs, constants = {}, nodes }) {
  const elemType = Object.values(inputs)[0].data instanceof Float64Array ? DOUBLE : FLOAT;
  const message = {
    irVersion: 8,
    opsetImport: [{ version: 18 }],
    graph: {
      name: 'work',
      node: nodes.map(([opType, input, output, attributes = {}]) => ({
        opType,
        input,
        output: [output],
        attribute: Object.entries(attributes).map(attribute),
      })),
      initializer: Object.entries(constants).map(constant),
      input: Object.entries(inputs).map(([name, { shape }]) => valueInfo(name, shape, elemType)),
      output: [valueInfo(nodes.at(-1)[2], undefined, elemType)],
    },
  };
  const Model = root.lookupType('Model');
  return Model.encode(Model.fromObject(message)).finish();
}
