export default function Home() {
  return <h1>Kept</h1>;
}
