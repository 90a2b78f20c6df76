import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

/** Every URL of the product, in the order of the product. */
export default [
  layout("web/entrance/layout.tsx", [
    route("setup", "web/entrance/setup.tsx"),
    route("sign-in", "web/entrance/sign-in.tsx"),
    route("invitation/:token", "web/entrance/invitation.tsx"),
  ]),
  route("sign-out", "web/entrance/sign-out.ts"),
  route("live", "web/live/live.ts"),
  route("cases-by-reference", "web/staff/shell/cases-by-reference.ts"),
  layout("web/public/layout.tsx", [
    index("web/public/front-door.tsx"),
    route("charter", "web/public/charter/page.tsx"),
    route("tell-us", "web/public/voice/tell-us.tsx"),
    route("follow", "web/public/voice/find.tsx"),
    route("follow/:receipt", "web/public/voice/follow.tsx"),
  ]),
  layout("web/staff/layout.tsx", [
    route("home", "web/staff/home.tsx"),
    route("documents/:kind", "web/staff/philosophy/document.tsx"),
    route("documents/:kind/edit", "web/staff/philosophy/edit-document.tsx"),
    route("principles", "web/staff/philosophy/principles.tsx"),
    route("principles/new", "web/staff/philosophy/new-principle.tsx"),
    route("principles/:principleId", "web/staff/philosophy/principle.tsx"),
    route("principles/:principleId/edit", "web/staff/philosophy/edit-principle.tsx"),
    route("standards", "web/staff/strategy/standards.tsx"),
    route("standards/new", "web/staff/strategy/new-standard.tsx"),
    route("standards/:standardId", "web/staff/strategy/standard.tsx"),
    route("pledges", "web/staff/strategy/pledges.tsx"),
    route("pledges/new", "web/staff/strategy/new-pledge.tsx"),
    route("pledges/:pledgeId", "web/staff/strategy/pledge.tsx"),
    route("charter-preview", "web/staff/strategy/charter-preview.tsx"),
    route("cases", "web/staff/cases/cases.tsx"),
    route("cases/new", "web/staff/cases/record.tsx"),
    route("cases/:caseId", "web/staff/cases/case.tsx"),
    route("activity", "web/staff/activity.tsx"),
    route("notices", "web/staff/notices.tsx"),
    route("settings", "web/staff/settings/layout.tsx", [
      index("web/staff/settings/organisation.tsx"),
      route("people", "web/staff/settings/people.tsx"),
      route("teams", "web/staff/settings/teams.tsx"),
      route("api-keys", "web/staff/settings/api-keys.tsx"),
      route("me", "web/staff/settings/me.tsx"),
    ]),
  ]),
] satisfies RouteConfig;
