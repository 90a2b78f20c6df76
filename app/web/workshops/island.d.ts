/** The address of a script that holds all it needs: vite-island.ts. */
declare module "*?island" {
  const address: string;
  export default address;
}
