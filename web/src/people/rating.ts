/** How many reviews gave five stars, four, … one; and their share of all. */
export function distribution(reviews: readonly { rating: number }[]): { stars: number; count: number; percent: number }[] {
  return [5, 4, 3, 2, 1].map((stars) => {
    const count = reviews.filter(({ rating }) => rating === stars).length;
    return { stars, count, percent: reviews.length ? (count / reviews.length) * 100 : 0 };
  });
}

/** Their mean; null of none. */
export const mean = (reviews: readonly { rating: number }[]): number | null => (reviews.length ? reviews.reduce((sum, { rating }) => sum + rating, 0) / reviews.length : null);
