/** An export as a file to keep, which no browser stores by itself. */
export const fileOf = (held: object): Response =>
  new Response(JSON.stringify(held, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="personal-data.json"',
      "Cache-Control": "no-store",
    },
  });
