// Imported before the app by a test: writes one line for each of our modules that Node loads.
import { registerHooks } from "node:module";

registerHooks({
  load(url, context, next) {
    if (/\/(app|server)\/.*\.tsx?(\?|$)/.test(url)) process.stderr.write(`loaded ${url}\n`);
    return next(url, context);
  },
});
