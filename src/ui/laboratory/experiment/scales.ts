import { type Branch, type Modality, PLAYERS } from '../../../model/modalities.ts';

/** Some of the six players: one, those of a branch, or those of a modality. */
export interface PlayerGroup {
  branch?: Branch;
  modality?: Modality;
}

function isMember({ branch, modality }: PlayerGroup, player: Required<PlayerGroup>): boolean {
  return (branch ?? player.branch) === player.branch && (modality ?? player.modality) === player.modality;
}

/** The scale of a group; null when its members differ. */
export function scaleOf(scales: readonly number[], group: PlayerGroup): number | null {
  const members = scales.filter((_, index) => {
    const player = PLAYERS[index];
    return player !== undefined && isMember(group, player);
  });
  const [first = null] = members;
  return members.every((scale) => scale === first) ? first : null;
}

/** All members of a group at one scale, the others as they were. */
export function withScale(scales: readonly number[], group: PlayerGroup, scale: number): number[] {
  return PLAYERS.map((player, index) => (isMember(group, player) ? scale : (scales[index] ?? 1)));
}

/** A name for a group that can stand in a test id. */
export function groupId({ branch, modality }: PlayerGroup): string {
  return [branch, modality].filter((part) => part !== undefined).join('-');
}
