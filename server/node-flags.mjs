/**
 * How Node runs the server. New objects get 8 MB (thrice) rather than 16: about 60 MB less in all for the same work,
 * since the heap is handed over sooner to the collector that gives memory back.
 */
export const nodeFlags = ["--max-semi-space-size=8"];
