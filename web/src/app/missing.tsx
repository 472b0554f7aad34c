import { Link } from "@tanstack/react-router";
import { Empty } from "../parts/states";

export function NoSuchPage() {
  return (
    <main className="page narrow">
      <Empty title="There is no such page.">
        <p>
          The address may have been cut short. <Link to="/">Go to the overview</Link>, or search with the <kbd>/</kbd> key.
        </p>
      </Empty>
    </main>
  );
}
