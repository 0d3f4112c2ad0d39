/** The keys of the budget's table in words, for its own list and for the help page. */
export const GRID_KEY_WORDS = [
  ["Piltangenter", "Gå en ruta"],
  ["Enter", "Skriv i rutan, spara och gå ned"],
  ["Tab", "Spara och skriv i nästa ruta; utan skrivning lämnar Tab tabellen"],
  ["F2", "Skriv sist i rutan, byt namn på en rad"],
  ["0–9, −, =", "Skriv ett nytt belopp eller en uträkning, till exempel =35000*12 eller +3 %"],
  ["Esc", "Ångra det du skriver"],
  ["Delete", "Töm rutan"],
  ["Ctrl+Z, Ctrl+Y", "Ångra, gör om"],
  ["Home, End", "Början och slutet av raden"],
  ["Ctrl+Home, Ctrl+End", "Början och slutet av tabellen"],
  ["Page Up, Page Down", "Föregående och nästa avsnitt"],
  ["Enter på ett avsnitt", "Öppna eller stäng avsnittet"],
  ["Enter på en summas namn", "Vad ordet betyder"],
  ["Alt+Enter", "Uträkning för rutan"],
  ["Menytangenten, Skift+F10", "Radens meny"],
  ["?", "Den här listan"],
] as const;
