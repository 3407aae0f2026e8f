/** How a tab looks. */
export const tab = "min-h-11 rounded-xl px-4 text-muted data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent";
