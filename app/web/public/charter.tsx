import { useText } from "../text.tsx";

export default function CharterPage() {
  const text = useText();
  return <h1>{text("public.charter")}</h1>;
}
