import { index, type RouteConfig } from "@react-router/dev/routes";

export default [index("web/public/front-door.tsx")] satisfies RouteConfig;
