import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { build, type Plugin } from "vite";

const mark = "?island";
/** Where the server serves what never changes under its name. */
const assets = "build/client/assets";

/**
 * `import address from "./start.tsx?island"` is the address of one script with all that it needs in it. For pages that
 * must open at once on a guest's telephone: such a page loads neither the router nor the texts of the other pages.
 */
export function islands(shared: Plugin): Plugin {
  return {
    name: "kept:islands",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(mark)) return null;
      const entry = id.slice(0, -mark.length);
      // What a browser would bundle of the page itself is never run there.
      if (this.environment.config.consumer === "client") return 'export default "";';
      const { code, modules } = await bundle(entry, shared);
      if (this.environment.mode === "dev") for (const module of modules) this.addWatchFile(module);
      const name = `island-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.js`;
      await mkdir(assets, { recursive: true });
      await writeFile(`${assets}/${name}`, code);
      return `export default ${JSON.stringify(`/assets/${name}`)};`;
    },
  };
}

async function bundle(entry: string, shared: Plugin): Promise<{ code: string; modules: string[] }> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    plugins: [shared],
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, target: "es2022", rollupOptions: { input: entry }, modulePreload: false },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !("output" in output)) throw new Error(`${entry} was not bundled`);
  const [chunk, ...more] = output.output.filter((each) => each.type === "chunk");
  if (!chunk || more.length > 0) throw new Error(`${entry} must be one script: let it import nothing later`);
  const modules = Object.keys(chunk.modules).filter((module) => module.startsWith("/"));
  return { code: chunk.code, modules: modules.filter((module) => !module.includes("node_modules")) };
}
