/**
 * How much a transport can carry just now. A request beyond that would only wait inside, at several kilobytes each, and
 * be in flight for all that anybody knows; whoever has it in a queue does better to keep it there.
 */
export interface Room {
  /** Whether one more request would not have to wait for long. */
  has(): boolean;
  /**
   * Says who hands in requests. Once only.
   *
   * @param held how many requests are ready, and kept back for want of room
   * @param made called when there is room again after `has` has said no; not when an answer makes it, since whoever waits
   *   hears of that himself
   */
  watch(held: () => number, made: () => void): void;
}
