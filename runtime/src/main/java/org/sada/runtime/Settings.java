package org.sada.runtime;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings from several sources, bound strictly to records. In this order, later ones win, key by key (a list is replaced as a whole):
 *
 * <ol>
 *   <li>the defaults in the program
 *   <li>a YAML file, with the names of the records' components as keys
 *   <li>environment variables: {@code SADA__SINK__JDBC_URL} is {@code sink.jdbcUrl}
 *   <li>{@code -S sink.jdbcUrl=...} on the command line
 * </ol>
 *
 * <p>A key that no record knows is refused. Every value is text until its record says what it must be, so {@code no} is a word where text is
 * wanted, and {@code 0123} keeps its zero. Durations are {@code 250ms, 20s, 15m, 12h, 45d} or ISO-8601. A list or map in the environment or
 * on the command line is written as in YAML: {@code [a, b]}.
 */
public final class Settings {
    private static final Settings NONE = new Settings(List.of());

    /** Each source, given the type it is for, tells what it sets. */
    private final List<Function<JavaType, SettingsTree>> sources;

    private Settings(List<Function<JavaType, SettingsTree>> sources) {
        this.sources = sources;
    }

    /** The defaults and nothing else. */
    public static Settings none() {
        return NONE;
    }

    /** Adds a YAML file. It is read when the settings are bound. */
    public Settings withFile(Path file) {
        return with(type -> YamlSettings.read(file));
    }

    /** Adds the variables that start with {@code SADA__}; others are none of its business. */
    public Settings withEnvironment(Map<String, String> environment) {
        return with(type -> TextSettings.fromEnvironment(environment, type));
    }

    /** Adds what {@code -S} options said, each {@code key=value}. */
    public Settings withOverrides(List<String> overrides) {
        return with(type -> TextSettings.fromOptions(overrides));
    }

    /**
     * The defaults with all that the sources set.
     *
     * @throws SettingsException if a source cannot be read, names an unknown key, or gives a value that its record refuses; one line that
     *     names source, key and way out
     */
    @SuppressWarnings("unchecked") // the class of a T
    public <T extends Record> T over(T defaults) {
        JavaType type = SettingsMapper.type(defaults.getClass());
        ObjectNode merged = SettingsMapper.tree(defaults);
        SettingsTree.Origins origins = new SettingsTree.Origins();
        for (Function<JavaType, SettingsTree> source : sources) {
            SettingsTree tree = source.apply(type);
            SettingsKeys.requireKnown(tree, type);
            tree.mergeInto(merged);
            origins.add(tree.origins());
        }
        return SettingsMapper.bind(merged, (Class<T>) defaults.getClass(), origins);
    }

    /**
     * All keys with their type, default and environment variable, in the order of the records: for documents.
     *
     * @param defaults sections that are null are listed without defaults
     */
    public static List<Setting> table(Record defaults) {
        return SettingsKeys.table(defaults);
    }

    /**
     * A key that can be set.
     *
     * @param key such as {@code sink.jdbcUrl}
     * @param type in words, such as {@code a whole number}
     * @param byDefault as it would be written in the file; empty if there is none
     * @param variable the environment variable that sets it
     */
    public record Setting(String key, String type, String byDefault, String variable) {}

    private Settings with(Function<JavaType, SettingsTree> source) {
        List<Function<JavaType, SettingsTree>> more = new ArrayList<>(sources);
        more.add(source);
        return new Settings(List.copyOf(more));
    }
}
