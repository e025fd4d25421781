/**
 * Columns of the list, for its head, its rows and the bones that stand for them: name, app, status, end of the token, who, menu.
 * What matters least goes first when it gets narrow; phones have a block of two lines.
 */
export const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_auto_48px] items-center gap-x-3 pl-4 sm:grid-cols-[minmax(0,1fr)_100px_168px_48px] sm:gap-x-6 sm:pr-1.5 sm:pl-5 min-[1040px]:grid-cols-[minmax(0,1fr)_128px_100px_168px_48px] xl:grid-cols-[minmax(0,1fr)_128px_100px_168px_168px_48px]";

export const APP_COLUMN = "min-w-0 max-[1039.9px]:hidden";
export const WHO_COLUMN = "min-w-0 max-xl:hidden";
