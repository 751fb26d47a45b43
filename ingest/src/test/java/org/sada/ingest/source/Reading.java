package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Event;

/** What a source makes of a text. */
record Reading(List<Item> items) {

    static Reading of(Source source, String text) {
        return of(source, text.getBytes(UTF_8));
    }

    static Reading of(Source source, byte[] bytes) {
        List<Item> items = new ArrayList<>();
        try {
            source.read(new ByteArrayInputStream(bytes), items::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reading(items);
    }

    List<Event> events() {
        return items.stream()
                .filter(Item.Understood.class::isInstance)
                .flatMap(item -> ((Item.Understood) item).events().stream())
                .toList();
    }

    Event.Whole record(int index) {
        return (Event.Whole) events().get(index).body();
    }

    /** Position and reason of each refusal. */
    List<String> refusals() {
        return items.stream()
                .filter(Item.Refused.class::isInstance)
                .map(item -> item.position() + ": " + ((Item.Refused) item).reason())
                .toList();
    }
}
