import { TextInput } from "@mantine/core";
import { useState } from "react";
import { isDay } from "../../model/dates";

/** A field for a date of any precision; what is no date is not taken. */
export function ParseDate({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  const [text, setText] = useState(value ?? "");
  const wrong = text !== "" && !isDate(text);
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder="2016, 2016-07 or 2016-07-18"
      value={text}
      error={wrong && "YYYY, YYYY-MM or YYYY-MM-DD"}
      onChange={(e) => {
        const next = e.currentTarget.value.trim();
        setText(next);
        if (next === "" || isDate(next)) onChange(next || undefined);
      }}
    />
  );
}

/** Reports whether s is a year, a month or a day. */
export function isDate(s: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(s) && isDay((s + "-01-01").slice(0, 10));
}
