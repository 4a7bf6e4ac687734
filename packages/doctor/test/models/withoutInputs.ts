export const loss = (x: number): number => x;
