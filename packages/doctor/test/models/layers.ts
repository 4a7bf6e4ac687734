export const weight: number = 2;
