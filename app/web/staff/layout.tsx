import { useState } from "react";
import { Outlet } from "react-router";
import { readAttention } from "#domain/cases/attention.ts";
import { readOwnDevice } from "#domain/organisation/shared-devices.ts";
import { StaffFrame } from "#ui/staff/frame.tsx";
import staffStyles from "#ui/staff/staff.css?url";
import { pageRequest } from "../context.ts";
import { useLive } from "../live/use-live.ts";
import { employeeOf, load } from "../load.ts";
import { useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/layout";
import { BottomBar, SideMenu, TopBar } from "./shell/navigation.tsx";
import { offersFor } from "./shell/offers.ts";
import { Palette } from "./shell/palette.tsx";
import { SharedDeviceStrip } from "./shell/shared-device.tsx";
import { useAttention } from "./shell/use-attention.ts";
import { useShellKeys } from "./shell/use-shell-keys.ts";
import { useTabsInSight } from "./shell/use-tabs-in-sight.ts";

/** Staff pages run scripts: they are live and worked by keyboard. */
export const handle = { scripts: true };
/** For pages that give themselves no title. */
export const meta = titled("entrance.product");
export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const { caller, organisation } = args.context.get(pageRequest);
  // Before anything is read: what happens from here on reaches the open page.
  const since = caller.services.live.last();
  const attention = await load(args, readAttention, {});
  const sharedDevice = me.sharedDeviceId ? (await load(args, readOwnDevice, {})).sharedDevice : null;
  const offers = offersFor(me);
  return {
    me: { name: me.name, organisation: organisation?.name ?? "Kept", sharedDevice, closed: offers.closed },
    offers,
    attention,
    since,
  };
}

export default function StaffLayout({
  loaderData: { me, offers, attention: read, since },
}: Route.ComponentProps) {
  const text = useText();
  const [overlay, setOverlay] = useState<"palette" | "keys" | null>(null);
  const [attention, askAgain] = useAttention(read);
  const connection = useLive(since, askAgain);
  useShellKeys(setOverlay, offers.closed);
  useTabsInSight();
  const search = () => setOverlay("palette");
  return (
    <StaffFrame>
      <a className="skip" href="#content">
        {text("shell.toContent")}
      </a>
      <div className="shell">
        <SideMenu me={me} attention={attention} onSearch={search} />
        <TopBar attention={attention} onSearch={search} />
        <main className="page" id="content" tabIndex={-1}>
          {me.sharedDevice && <SharedDeviceStrip device={me.sharedDevice} name={me.name} />}
          <Outlet />
        </main>
        <BottomBar me={me} />
      </div>
      <Palette overlay={overlay} close={() => setOverlay(null)} offers={offers} />
      {connection === "lost" && (
        <p className="lost" role="status">
          {text("shell.lost")}
        </p>
      )}
    </StaffFrame>
  );
}
