/**
 * The longest time, in milliseconds of this thread's processor, that a work keeps everybody else from their turn. Time
 * on the processor and not on the clock: on a busy machine the clock goes on while nothing of ours runs.
 */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = process.threadCpuUsage();
  let going = true;
  const measure = () => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  };
  const look = () => {
    if (!going) return;
    measure();
    setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    going = false;
    measure();
  }
  return longest / 1000;
}
