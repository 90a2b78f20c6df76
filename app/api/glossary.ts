import { z } from "zod";
import { changeTerm, defineTerm, listTerms, removeTerm } from "#domain/philosophy/glossary/glossary.ts";
import { getLibraryEntry, listLibrary, Sector, Theme } from "#domain/philosophy/library/library.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const words = z.record(z.string(), z.object({ term: z.string(), definition: z.string() }));
const Term = z.object({
  id: z.uuid(),
  words,
  ownerId: z.uuid().nullable(),
  revision: z.int(),
  createdAt: Moment,
});
export const LibraryEntry = z.object({
  id: z.string(),
  sector: Sector,
  theme: Theme,
  organisation: z.string(),
  country: z.string(),
  source: z.string(),
  url: z.url(),
  language: z.string(),
  quote: z.string(),
  question: z.string(),
  starter: z.string(),
});

export const glossaryEndpoints = [
  expose("GET", "/glossary", listTerms, {
    answer: listOf(
      z.object({ id: z.uuid(), words, revision: z.int(), term: z.string(), definition: z.string() }),
    ),
    summary: "Our own words and what they mean, by the alphabet",
  }),
  expose("POST", "/glossary", defineTerm, {
    status: 201,
    answer: Term,
    summary: "Say what a term means; a second definition of the same term is refused",
  }),
  expose("PATCH", "/glossary/{termId}", changeTerm, {
    answer: Term,
    summary: "Change a term or its meaning",
  }),
  expose("DELETE", "/glossary/{termId}", removeTerm, {
    answer: z.object({ id: z.uuid() }),
    summary: "Take a term away",
  }),
  expose("GET", "/library", listLibrary, {
    answer: listOf(LibraryEntry),
    summary: "Principles that others published, by sector and theme, with our own questions beside them",
  }),
  expose("GET", "/library/{entryId}", getLibraryEntry, {
    answer: LibraryEntry,
    summary: "One published principle with its source",
  }),
];
