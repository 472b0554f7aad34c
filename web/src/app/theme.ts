import { createTheme, type MantineColorsTuple } from "@mantine/core";

const navy: MantineColorsTuple = [
  "#eef3f8", "#dbe5ef", "#b4c9de", "#8babcc", "#6891bc", "#527fb2", "#4575ad", "#356398", "#1f4e79", "#173f66",
];

/** Only what Mantine itself has to know; sizes and colours of the pages are in styles/. */
export const theme = createTheme({
  primaryColor: "navy",
  colors: { navy },
  cursorType: "pointer",
  respectReducedMotion: true,
  defaultRadius: "sm",
});
