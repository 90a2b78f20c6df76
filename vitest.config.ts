import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["app/**/*.test.ts", "server/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "test/database-server.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    env: { LOG_LEVEL: "silent" },
  },
});
