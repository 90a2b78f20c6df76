import { pathToFileURL } from "node:url";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type Plugin } from "vite";
import { islands } from "./vite-island.ts";

/** Folders whose modules Node runs as they stand: the page bundle only refers to them. */
const native = /^#(core|blocks|domain|statistics|calendar|db|api|jobs|messages)\//;

/**
 * Keeps one copy of each native module in the process. The production bundle keeps the `#area/…` import as it
 * is, and Node resolves it through package.json; in development a shim hands on what Node itself imported.
 * Messages are the exception in the browser bundle, which carries its own copy.
 */
function nativeModules(): Plugin {
  const shim = "\0native:";
  return {
    name: "kept:native-modules",
    enforce: "pre",
    resolveId(source) {
      if (!native.test(source)) return null;
      if (this.environment.config.consumer === "client") {
        if (source.startsWith("#messages/")) return null;
        throw new Error(`${source} would reach the browser: only loaders and actions may use it`);
      }
      return this.environment.mode === "dev" ? shim + source : { id: source, external: true };
    },
    async load(id) {
      if (!id.startsWith(shim)) return null;
      const source = id.slice(shim.length);
      const url = pathToFileURL(`${process.cwd()}/app/${source.slice(1)}`).href;
      const names = Object.keys(await import(url));
      return [
        `const native = await import(${JSON.stringify(url)});`,
        ...names.map((name) =>
          name === "default"
            ? "export default native.default;"
            : `export const ${name} = native[${JSON.stringify(name)}];`,
        ),
      ].join("\n");
    },
  };
}

export default defineConfig({
  plugins: [nativeModules(), islands(nativeModules()), reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  // Only the parts that pages use reach the server: the whole library holds 50 MB more.
  ssr: { noExternal: [/^@mantine\//] },
});
