import type { Route } from "./+types/wall";
import styles from "./board/board.css?url";
import boardScript from "./board/start.tsx?island";
import { BoardDocument } from "./board-document.tsx";
import { asData, placeOf } from "./board-page.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader(args: Route.LoaderArgs) {
  const { place, nonce, title } = await placeOf(args, "wall");
  return { data: asData(place), nonce, title };
}

/** Wall: one script of its own draws it, so that it opens at once on any telephone. */
export default function WallPage({ loaderData }: Route.ComponentProps) {
  return <BoardDocument {...loaderData} script={boardScript} />;
}
