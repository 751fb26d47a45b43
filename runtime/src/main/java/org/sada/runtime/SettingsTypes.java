package org.sada.runtime;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, time zones and paths as people write them. */
final class SettingsTypes extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final Pattern SHORT_FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

    SettingsTypes() {
        addDeserializer(Duration.class, new FromText<>(Duration.class, SettingsTypes::duration));
        addDeserializer(ZoneId.class, new FromText<>(ZoneId.class, ZoneId::of));
        addDeserializer(Path.class, new FromText<>(Path.class, Path::of));
        addSerializer(Duration.class, new ToStringSerializer());
        addSerializer(ZoneId.class, new ToStringSerializer());
        addSerializer(Path.class, new ToStringSerializer());
    }

    private static Duration duration(String text) {
        Matcher shortForm = SHORT_FORM.matcher(text);
        if (!shortForm.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(shortForm.group(1));
        return switch (shortForm.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static final class FromText<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> parser;

        FromText(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parser.apply(text.strip());
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException wrong) {
                @SuppressWarnings("unchecked")
                T handled = (T) context.handleWeirdStringValue(handledType(), text, "%s", wrong.getMessage());
                return handled;
            }
        }
    }
}
