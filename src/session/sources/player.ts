/** Something finished that plays into a live session. */
export interface Player {
  readonly playing: boolean;
  readonly positionSeconds: number;
  pause(): void;
  resume(): void;
  seek(seconds: number): void;
  close(): void;
}
