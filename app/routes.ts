import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

/** Every URL of the product, in the order of the product. */
export default [
  layout("web/public/layout.tsx", [
    index("web/public/front-door.tsx"),
    route("charter", "web/public/charter.tsx"),
  ]),
  layout("web/staff/layout.tsx", [route("home", "web/staff/home.tsx")]),
] satisfies RouteConfig;
