package org.sada.contract.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A constant that is written in lower case with hyphens, as in {@code flowed-out}, wherever it leaves the program. */
public interface Name {
    /** Filled as constants are written for the first time; there are few, and they are written often. */
    Map<Name, String> WRITTEN = new ConcurrentHashMap<>();

    String name();

    /** The written form, the same in every locale. */
    @JsonValue
    default String text() {
        return WRITTEN.computeIfAbsent(
                this, fresh -> fresh.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The constant with this written form, or empty. */
    static <E extends Enum<E> & Name> Optional<E> find(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.text().equals(text))
                .findFirst();
    }

    /** All written forms, for messages: {@code voice, chat, message}. */
    static <E extends Enum<E> & Name> String choices(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Name::text).collect(Collectors.joining(", "));
    }
}
