/**
 * Columns of the list, for its head, rows and skeleton: box, name, app, status, token expiry, connected by, menu. Less important
 * ones disappear on narrow screens; phones show blocks of two lines.
 */
export const COLUMNS =
  "grid grid-cols-[44px_minmax(0,1fr)_auto_44px] items-center gap-x-2 sm:grid-cols-[18px_minmax(0,1fr)_100px_168px_48px] sm:gap-x-6 sm:pr-1.5 sm:pl-4 min-[1040px]:grid-cols-[18px_minmax(0,1fr)_128px_100px_168px_48px] min-[1400px]:grid-cols-[18px_minmax(0,1fr)_128px_100px_168px_168px_48px]";

export const APP_COLUMN = "min-w-0 max-[1039.9px]:hidden";
export const WHO_COLUMN = "min-w-0 max-[1399.9px]:hidden";
export const ROW_HEIGHT = "h-[92px] sm:h-[60px]";
