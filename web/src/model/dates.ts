/** A day as "YYYY-MM-DD". Days are calendar days without a time zone, so no Date leaves this file. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function utc(day: string): number {
  const [y = 1, m = 1, d = 1] = day.split("-").map(Number);
  return Date.UTC(y, m - 1, d);
}

function fromUTC(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Reports whether s is a day that the calendar has. */
export function isDay(s: unknown): s is Day {
  return typeof s === "string" && /^\d{4}-\d{2}-\d{2}$/.test(s) && !Number.isNaN(utc(s)) && fromUTC(utc(s)) === s;
}

/** The first day that a date of any precision ("2016", "2016-07", "2016-07-18") may mean; "" for none. */
export function firstDay(date: string): Day {
  return date === "" ? "" : fromUTC(utc(date));
}

export function addDays(day: Day, n: number): Day {
  return fromUTC(utc(day) + n * MS_PER_DAY);
}

/** Whole days from a to b; negative when b lies before a. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((utc(b) - utc(a)) / MS_PER_DAY);
}

export function clampDay(day: Day, low: Day, high: Day): Day {
  return day < low ? low : day > high ? high : day;
}

/** The day it is where the reader sits. */
export function today(now = new Date()): Day {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "18 July 2016", "July 2016", "2016"; "on or before …" for an upper bound; "date unknown" for "". */
export function dayWords(date: string | undefined, precision?: string): string {
  if (!date) return "date unknown";
  const [y, m, d] = date.split("-");
  const words = [d && Number(d), m && MONTHS[Number(m) - 1], Number(y)].filter(Boolean).join(" ");
  return precision === "before" ? `on or before ${words}` : words;
}

/** "18 Jul 2016", for tables and axes. */
export function dayShort(date: string | undefined): string {
  if (!date) return "no date";
  const [y, m, d] = date.split("-");
  return [d && Number(d), m && MONTHS[Number(m) - 1]?.slice(0, 3), Number(y)].filter(Boolean).join(" ");
}

/** The day of the week of a full date, "" otherwise. */
export function weekday(date: string | undefined): string {
  return isDay(date) ? (WEEKDAYS[new Date(utc(date)).getUTCDay()] ?? "") : "";
}

/** "day 0", "day 12", "1 year 3 months": how long after the attack, as people say it. */
export function sinceWords(days: number): string {
  if (days < 0) return `${-days} ${days === -1 ? "day" : "days"} before`;
  if (days < 365) return `day ${days}`;
  const years = Math.floor(days / 365.25) || 1;
  const months = Math.floor((days - years * 365.25) / 30.44);
  const part = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;
  return months > 0 ? `${part(years, "year")} ${part(months, "month")}` : part(years, "year");
}
