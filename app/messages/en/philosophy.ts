export const philosophy = {} as const;
