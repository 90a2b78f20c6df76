/** Which way the arrows of the house may point. docs/house.md says it in words. */
const areas = [
  "organisation",
  "philosophy",
  "workshops",
  "assessment",
  "listening",
  "cases",
  "improvement",
  "people",
  "strategy",
  "results",
];

const only = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(app|server|cli|test|bench)/", pathNot: to },
});

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      // A part may know the type of what its page loads; running code never goes in circles.
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only("db-stands-alone", "^app/db/", "^app/db/"),
    only("core-knows-db", "^app/core/", "^app/(core|db|statistics|calendar)/"),
    only("blocks-know-core", "^app/blocks/", "^app/(blocks|core|db|statistics|calendar)/"),
    only("domain-knows-blocks", "^app/domain/", "^app/(domain|blocks|core|db|statistics|calendar|messages)/"),
    only("api-calls-domain", "^app/api/", "^app/(api|domain|blocks|core|db|statistics|calendar|messages)/"),
    only("jobs-call-domain", "^app/jobs/", "^app/(jobs|domain|blocks|core|db|statistics|calendar|messages)/"),
    only("web-calls-domain", "^app/web/", "^app/(web|ui|domain|blocks|core|statistics|calendar|messages)/"),
    only("ui-knows-nothing", "^app/ui/", "^app/ui/"),
    only("statistics-is-pure", "^app/statistics/", "^app/statistics/"),
    only("calendar-is-pure", "^app/calendar/", "^app/calendar/"),
    only("messages-stand-alone", "^app/messages/", "^app/messages/"),
    {
      name: "tests-stay-outside",
      severity: "error",
      from: { path: "^(app|server|cli)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^test/|\\.test\\.tsx?$" },
    },
    {
      name: "server-is-started-not-imported",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^(server|cli)/" },
    },
    ...areas.map((area, place) => ({
      name: `${area}-looks-downstream-only`,
      severity: "error",
      comment: "an area calls what stands before it, and what stands after it listens to events",
      from: { path: `^app/domain/${area}/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^app/domain/(${areas.slice(place + 1).join("|") || "nothing"})/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    includeOnly: "^(app|server|cli|test|bench)/",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
