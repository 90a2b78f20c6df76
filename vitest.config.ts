import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that no worker is left alone with it at the end. */
const long = [/test\/policy\//, /test\/e2e\//, /cli\//, /server\/embedded\//, /test\/api\//];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = long.findIndex((pattern) => pattern.test(moduleId));
      return index === -1 ? long.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ["app/**/*.test.ts", "server/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "test/database-server.ts",
    // Three times what the slowest needs here: a busy machine is no fault of the house.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Tests with a browser or an app of their own wait more than they compute.
    maxWorkers: Math.min(availableParallelism() + 1, 4),
    sequence: { sequencer: LongestFirst },
    // No test changes what modules hold for the others, so that a worker loads the house once and not for each file.
    isolate: false,
    env: { LOG_LEVEL: "silent" },
  },
});
