import type * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { presence as presenceOf } from './primitives.ts';

export interface PresenceInputs {
  /** [M, B, T] */
  mask: tf.Tensor3D;
}

/** Which modalities are there: 1 where any step is valid. */
export const PRESENCE: Op<PresenceInputs, object> = {
  name: 'DbrPresence',
  moved: [],
  fixed: true,
  reference: ({ mask }) => presenceOf(mask),
};

export interface MembershipInputs {
  /** Which modalities of a branch each coalition has, [M, 64], and which of them are there, [M, 1]. */
  members: tf.Tensor2D;
  there: tf.Tensor2D;
  /** The same of the other branch. */
  otherMembers?: tf.Tensor2D | undefined;
  otherThere?: tf.Tensor2D | undefined;
}

/** Which modalities are there in each coalition, by a branch or by either of both. */
export const MEMBERSHIP: Op<MembershipInputs, object> = {
  name: 'DbrMembership',
  moved: [],
  reference: ({ members, there, otherMembers, otherThere }) => {
    const present = members.mul(there);
    return otherMembers && otherThere ? present.maximum(otherMembers.mul(otherThere)) : present;
  },
};

/** @returns [M, B] */
export function presence(inputs: PresenceInputs): tf.Tensor2D {
  return run(PRESENCE, inputs, {}) as tf.Tensor2D;
}

/** @returns [M, 64] */
export function membership(inputs: MembershipInputs): tf.Tensor2D {
  return run(MEMBERSHIP, inputs, {}) as tf.Tensor2D;
}
