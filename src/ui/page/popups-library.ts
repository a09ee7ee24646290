/** What places tooltips, menus and popovers: a chunk of its own, see `popups.tsx`. */
export { Menu, Popover, Tooltip } from '@mantine/core';
