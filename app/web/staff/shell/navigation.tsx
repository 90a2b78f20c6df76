import { Link, NavLink, useLocation } from "react-router";
import { IconBell, IconDots, IconLogout, IconSearch } from "#ui/staff/icons.ts";
import { useLanguage, useText } from "../../text.tsx";
import { type Group, groups, type Place, placesFor } from "./places.ts";

export interface Attention {
  openCases: number;
  unreadNotices: number;
}
export interface Me {
  name: string;
  organisation: string;
  /** Name of the shared device on which this is a short session, or null. */
  sharedDevice: string | null;
  /** Paths of places that are not open to me. */
  closed: string[];
}

/** The menu at desks: where one can go, how much waits there, who I am. */
export function SideMenu({
  me,
  attention,
  onSearch,
}: {
  me: Me;
  attention: Attention;
  onSearch: () => void;
}) {
  const text = useText();
  return (
    <section className="side" aria-label={me.organisation}>
      <Link className="wordmark" to="/home">
        Kept
      </Link>
      <p className="side-organisation">{me.organisation}</p>
      <button type="button" className="search-box" onClick={onSearch}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span>{text("shell.searchShort")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav aria-label={text("shell.main")}>
        {groups.map((group) => (
          <MenuGroup key={group} group={group} me={me} openCases={attention.openCases} />
        ))}
      </nav>
      <div className="side-foot">
        <NoticeLink unread={attention.unreadNotices} look="line" />
        <Account me={me} />
      </div>
    </section>
  );
}

/** Places that belong together, under their name; nothing where none of them is open to this person. */
function MenuGroup({ group, me, openCases }: { group: Group; me: Me; openCases: number }) {
  const text = useText();
  const open = placesFor(me).filter((place) => place.group === group);
  if (open.length === 0) return null;
  return (
    <div className="menu-group">
      <p id={`menu-${group}`}>{text(`shell.group.${group}`)}</p>
      <ul aria-labelledby={`menu-${group}`}>
        {open.map((place) => (
          <li key={place.path}>
            <MenuLink place={place} count={place.path === "/cases" ? openCases : 0} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function MenuLink({ place, count }: { place: Place; count: number }) {
  const text = useText();
  const inside = (
    <>
      <place.icon size={18} stroke={1.6} aria-hidden="true" />
      <span>{text(place.label)}</span>
      {count > 0 && <Count count={count} label={text("shell.openCases", { count })} />}
      {place.leave && <span aria-hidden="true">↗</span>}
    </>
  );
  if (place.leave) return <a href={place.path}>{inside}</a>;
  return <NavLink to={place.path}>{inside}</NavLink>;
}

function Count({ count, label }: { count: number; label: string }) {
  return (
    <span className="count num">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="away">{label}</span>
    </span>
  );
}

function NoticeLink({ unread, look }: { unread: number; look: "line" | "icon" }) {
  const text = useText();
  const said = unread > 0 ? text("shell.noticesUnread", { count: unread }) : text("shell.noticesNone");
  return (
    <NavLink to="/notices" className={look === "icon" ? "icon-link" : undefined}>
      <IconBell size={look === "icon" ? 22 : 18} stroke={1.6} aria-hidden="true" />
      <span className={look === "icon" ? "away" : undefined}>{text("shell.notices")}</span>
      {unread > 0 ? <Count count={unread} label={said} /> : <span className="away">{said}</span>}
    </NavLink>
  );
}

function Account({ me }: { me: Me }) {
  const text = useText();
  const language = useLanguage();
  if (me.sharedDevice) return null;
  return (
    <div className="account">
      <NavLink to="/settings/me" end>
        <span className="initials" aria-hidden="true">
          {initialsOf(me.name, language)}
        </span>
        <span className="account-name">
          {me.name}
          <span className="away"> · {text("shell.account")}</span>
        </span>
      </NavLink>
      <form method="post" action="/sign-out">
        <button type="submit" className="icon-link" title={text("shell.signOut")}>
          <IconLogout size={18} stroke={1.6} aria-hidden="true" />
          <span className="away">{text("shell.signOut")}</span>
        </button>
      </form>
    </div>
  );
}

/** On a phone: the name, search and notices above; the main places and the rest below. */
export function TopBar({ attention, onSearch }: { attention: Attention; onSearch: () => void }) {
  const text = useText();
  return (
    <section className="top-bar" aria-label={text("entrance.product")}>
      <Link className="wordmark" to="/home">
        Kept
      </Link>
      <button type="button" className="icon-link" onClick={onSearch}>
        <IconSearch size={22} stroke={1.6} aria-hidden="true" />
        <span className="away">{text("shell.searchShort")}</span>
      </button>
      <NoticeLink unread={attention.unreadNotices} look="icon" />
    </section>
  );
}

export function BottomBar({ me }: { me: Me }) {
  const text = useText();
  const { pathname } = useLocation();
  return (
    <nav className="bottom-bar" aria-label={text("shell.main")}>
      {placesFor(me)
        .filter((place) => place.phone === "bar")
        .map((place) => (
          <NavLink key={place.path} to={place.path}>
            <place.icon size={22} stroke={1.6} aria-hidden="true" />
            <span>{text(place.short)}</span>
          </NavLink>
        ))}
      <details className="more-menu" key={pathname}>
        <summary>
          <IconDots size={22} stroke={1.6} aria-hidden="true" />
          <span>{text("shell.more")}</span>
        </summary>
        <div className="more-sheet">
          {placesFor(me)
            .filter((place) => place.phone === "more")
            .map((place) => (
              <MenuLink key={place.path} place={place} count={0} />
            ))}
          <hr />
          <Account me={me} />
        </div>
      </details>
    </nav>
  );
}

/** One or two letters for a name. */
function initialsOf(name: string, language: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toLocaleUpperCase(language);
}
