export default function FrontDoor() {
  return <h1>Kept</h1>;
}
