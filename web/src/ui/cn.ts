import { clsx, type ClassValue } from "clsx";

/** Class names that hold. */
export const cn = (...names: ClassValue[]) => clsx(names);
