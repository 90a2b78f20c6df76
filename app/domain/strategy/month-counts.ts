/** What was counted for one standard in one month: of deadlines, of due times, or of days of answers. */
export interface MonthCounts {
  standardId: string;
  /** Of the organisation's zone: `2018-04`. */
  month: string;
  /** Done by the deadline; or the top answer. */
  met: number;
  /** `met` is the middle of a range that reaches so far either way; 0 where it is counted in full. */
  margin: number;
  /** Done after it. */
  late: number;
  /** Promises that we said we could not keep. */
  broken: number;
  /** Not done, and the deadline has passed. */
  overdue: number;
  /** Answers that were not the top one. */
  below: number;
  /** Promises that were no longer needed: beside the total, not in it. */
  released: number;
  /** Of what is in the total: how many clocks stood still for a while, and how many seconds in all. */
  paused: number;
  pausedSeconds: number;
}
