import { expect, test } from "vitest";
import { Password } from "./passwords.ts";

const codeOf = (password: string) => {
  const read = Password.safeParse(password);
  return read.success ? null : (read.error.issues[0] as { params?: { code?: string } }).params?.code;
};

test.each([
  "password password",
  "PasswordPassword1",
  "Password1234567",
  "123456789012345",
  "qwertyuiop12345",
  "qwertyuiopasdfgh",
  "welcome2welcome2",
  "Welkom123Welkom123",
  "iloveyou-1234567",
  "footballbaseball",
  "wachtwoordwachtwoord",
  "kept kept kept kept",
  "CorrectHorseBatteryStaple",
  "abcabcabcabcabc",
  "aaaaaaaaaaaaaaaa",
])("%j is what anybody would try", (password) => {
  expect(codeOf(password)).toBe("password_common");
});

test.each([
  "tulips under a wide sky",
  "het paard eet haver op zondag",
  "three words and a password",
  "kJ8!xV2qLm0PzR4",
  "مفتاح السماء الواسعة",
  "春の海ひねもすのたりのたりかな",
])("%j is a password", (password) => {
  expect(codeOf(password)).toBeNull();
});

test("a long one is looked at in a moment", () => {
  const start = performance.now();
  expect(codeOf("passpassword".repeat(10).concat("xq7 zw"))).toBeNull();
  expect(performance.now() - start).toBeLessThan(1000);
});
