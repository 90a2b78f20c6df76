import { expect, test } from "vitest";
import { readSingleSignOn } from "./config.ts";

const whole = {
  OIDC_ISSUER: "https://login.example.org/realms/staff",
  OIDC_CLIENT_ID: "kept",
  OIDC_CLIENT_SECRET: "hush hush",
  OIDC_NAME: "Staff login",
};
const read = (env: Record<string, string>) => {
  const wrong: string[] = [];
  return { config: readSingleSignOn(env, wrong), wrong };
};

test("all of it or none", () => {
  expect(read({})).toEqual({ config: null, wrong: [] });
  expect(read(whole).config).toMatchObject({ clientId: "kept", name: "Staff login" });
  const { OIDC_CLIENT_SECRET: _secret, ...part } = whole;
  expect(read(part).wrong).toEqual([expect.stringContaining("OIDC_CLIENT_SECRET")]);
});

test("a provider is reached over https, or on this machine; what is wrong is said without the secret", () => {
  for (const issuer of [
    "http://login.example.org",
    "login.example.org",
    "ftp://login.example.org",
    "https://user:pw@login.example.org",
    "https://login.example.org/?x=1",
  ]) {
    const { config, wrong } = read({ ...whole, OIDC_ISSUER: issuer });
    expect(config, issuer).toBeNull();
    expect(wrong.join()).toContain("OIDC_ISSUER");
    expect(wrong.join()).not.toContain("hush");
  }
  expect(read({ ...whole, OIDC_ISSUER: "http://127.0.0.1:4000" }).config).not.toBeNull();
});

test("domains whose addresses count are a list; what is none is said", () => {
  expect(read(whole).config?.trustedDomains).toEqual(new Set());
  const { config, wrong } = read({
    ...whole,
    OIDC_TRUSTED_DOMAINS: "Veldhaven.example, care.veldhaven.example",
  });
  expect([wrong, config?.trustedDomains]).toEqual([
    [],
    new Set(["veldhaven.example", "care.veldhaven.example"]),
  ]);
  for (const domains of ["*", "@veldhaven.example", "veldhaven", "https://veldhaven.example"])
    expect(read({ ...whole, OIDC_TRUSTED_DOMAINS: domains }).wrong.join()).toContain("OIDC_TRUSTED_DOMAINS");
});
