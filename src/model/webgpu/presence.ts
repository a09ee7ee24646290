import { MEMBERSHIP, PRESENCE } from '../ops/presence.ts';
import { ROUTE_TABLE } from '../ops/route-table.ts';
import { registerShader } from './kernel.ts';
import { eachItem, sizeOf } from './wgsl.ts';

/** The kernels of who is there, and of who borrows from whom as the screen shows it. */
export function registerPresence(): void {
  registerShader(PRESENCE, ({ mask }) => {
    const [lead, batch, steps] = mask as [number, number, number];
    const body = `
    var there = mask_[i * ${steps}];
    for (var t = 1; t < ${steps}; t++) { there = max(there, mask_[i * ${steps} + t]); }
    result[i] = there;`;
    return { shape: [lead, batch], ...eachItem(lead * batch, body) };
  });

  registerShader(MEMBERSHIP, ({ members, otherMembers }) => {
    const coalitions = members[1] as number;
    const own = `members_[i] * there_[i / ${coalitions}]`;
    const body = otherMembers
      ? `result[i] = max(${own}, otherMembers_[i] * otherThere_[i / ${coalitions}]);`
      : `result[i] = ${own};`;
    return { shape: members, ...eachItem(sizeOf(members), body) };
  });

  registerShader(ROUTE_TABLE, ({ route, places }) => {
    const [lead, batch, ways] = route as [number, number, number];
    const columns = places[2] as number;
    const body = `
    let row = i / ${columns};
    var total = 0.0;
    for (var by = 0; by < ${ways}; by++) {
      total += route_[row * ${ways} + by] * places_[(row / ${batch} * ${ways} + by) * ${columns} + i % ${columns}];
    }
    result[i] = total;`;
    return { shape: [lead, batch, columns], ...eachItem(lead * batch * columns, body) };
  });
}
