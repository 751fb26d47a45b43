package org.sada.sink;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Names an interaction of a tenant; in topics {@code tenant|interaction}. */
record InteractionKey(String tenant, String interaction) implements Comparable<InteractionKey> {
    private static final Comparator<InteractionKey> ORDER =
            Comparator.comparing(InteractionKey::tenant).thenComparing(InteractionKey::interaction);

    static final List<Column<InteractionKey>> COLUMNS = List.of(
            Column.text("tenant", InteractionKey::tenant), Column.text("interaction", InteractionKey::interaction));

    InteractionKey {
        Objects.requireNonNull(tenant, "no tenant");
        Objects.requireNonNull(interaction, "no interaction");
    }

    /** Tenants hold no bar, ids of interactions may. */
    static InteractionKey read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("the key \"" + text + "\" is not tenant|interaction");
        }
        return new InteractionKey(text.substring(0, bar), text.substring(bar + 1));
    }

    @Override
    public int compareTo(InteractionKey other) {
        return ORDER.compare(this, other);
    }
}
