import { Kbd, Modal } from "@mantine/core";
import { useAllKeys } from "./keys";
import css from "./help.module.css";

/** Lists the keys that work on the page as it stands. */
export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const groups = new Map<string, { keys: string; does: string }[]>();
  for (const g of useAllKeys()) groups.set(g.title, [...(groups.get(g.title) ?? []), ...g.bindings]);
  return (
    // A locked scroll would need a style element, which the security policy refuses.
    <Modal opened={opened} onClose={onClose} title="Keys" lockScroll={false} size="lg" closeButtonProps={{ "aria-label": "Close" }}>
      <div className={css.groups}>
        {[...groups].map(([title, bindings]) => (
          <section key={title}>
            <h3 className={css.title}>{title}</h3>
            <dl className={css.list}>
              {bindings.map((b) => (
                <div key={b.keys} className={css.row}>
                  <dt>
                    {b.keys.split(" ").map((k) => (
                      <Kbd key={k} size="xs">
                        {k}
                      </Kbd>
                    ))}
                  </dt>
                  <dd>{b.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
