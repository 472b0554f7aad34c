import { useLiveRecord } from "../api/live";
import { useRecord } from "../api/queries";
import { dayShort } from "../model/dates";
import { plural } from "../model/words";
import css from "./footer.module.css";

/** Which record is shown, in which version; says so when it grows while the page is open. */
export function Footer() {
  const record = useRecord().data;
  const writes = useLiveRecord();
  if (!record) return null;
  return (
    <footer className={`noprint ${css.footer}`}>
      <p>
        {plural(record.incidents, "incident")}
        {record.first && `, from reports published ${dayShort(record.first)} to ${dayShort(record.last)}`}. A judgement is a
        reading of published statements as of a date, never a verdict on a person.
      </p>
      <p role="status">
        ascribe {record.version} · codebook {record.codebook} · record version {Math.max(writes, record.writes)}
        <span title={record.digest}> ({record.digest.slice(0, 12)})</span>
      </p>
    </footer>
  );
}
